package io.github.cameltegro.simulator;

import java.util.HashSet;
import java.util.Set;

/**
 * The nonces that an account has used. Tegro asks for one "different from the previous one" (docs/protocol.md, Errors,
 * limits, nonce): by default that is read as never used before, as concurrent callers arrive out of order; a strict one
 * must also be greater than all before it.
 */
final class Nonces {

    private static final long LIMIT = 1L << 53;

    private final boolean strict;
    private final Set<Long> used = new HashSet<>();
    private long greatest;

    Nonces(boolean strict) {
        this.strict = strict;
    }

    synchronized boolean accept(long nonce) {
        if (nonce <= 0 || nonce >= LIMIT || (strict && nonce <= greatest)) {
            return false;
        }
        greatest = Math.max(greatest, nonce);
        return used.add(nonce);
    }

    synchronized void reset() {
        used.clear();
        greatest = 0;
    }
}
