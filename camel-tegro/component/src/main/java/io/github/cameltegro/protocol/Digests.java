package io.github.cameltegro.protocol;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Gives out unused digests of one algorithm; to many threads at once. */
final class Digests {

    private final String algorithm;
    private final MessageDigest blank;

    /** @throws IllegalStateException if this Java does not have the algorithm */
    Digests(String algorithm) {
        this.algorithm = algorithm;
        this.blank = create();
    }

    /** A clone of an unused digest costs less than a look-up of the provider; not every provider's can be cloned. */
    MessageDigest next() {
        try {
            return (MessageDigest) blank.clone();
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
