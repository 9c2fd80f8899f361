package io.github.cameltegro.protocol;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Gives out unused digests of one algorithm; to many threads at once.
 *
 * <p>Looks for the algorithm when the first digest is asked for, so that a class may hold one of these as a constant:
 * it loads where the algorithm is missing, and a native image that initializes it at build time holds no digest of the
 * Java that built it.
 */
final class Digests {

    private final String algorithm;
    private volatile MessageDigest blank;

    Digests(String algorithm) {
        this.algorithm = algorithm;
    }

    /**
     * A clone of an unused digest costs less than a look-up of the provider; not every provider's can be cloned.
     *
     * @throws IllegalStateException if this Java does not have the algorithm
     */
    MessageDigest next() {
        MessageDigest unused = blank;
        if (unused == null) {
            unused = create();
            blank = unused;
        }
        try {
            return (MessageDigest) unused.clone();
        } catch (CloneNotSupportedException e) {
            return create();
        }
    }

    private MessageDigest create() {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no " + algorithm, e);
        }
    }
}
