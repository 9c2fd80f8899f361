package io.github.cameltegro.protocol;

/**
 * Where the nonces of REST calls come from; one may be given to the component to replace {@link ClockNonceSource}.
 *
 * <p>Tegro asks for an integer different from the one before. Whether it must also grow, and among whose calls, no
 * source tells ("Errors and nonce" in docs/protocol.md), so a source must be right under every reading:
 *
 * <ul>
 *   <li>from 0 to 2^53 - 1, so that no JSON reader rounds it;
 *   <li>each greater than the one returned before it, from whatever thread;
 *   <li>never one that another source gives out, in this process or elsewhere, for the same API key;
 *   <li>also after a restart.
 * </ul>
 *
 * <p>It is called once for each call on the wire, a redelivery included, by many threads at once, and should not block.
 * What it throws fails that call before anything is sent.
 */
@FunctionalInterface
public interface NonceSource {
    /** The next nonce. */
    long next();
}
