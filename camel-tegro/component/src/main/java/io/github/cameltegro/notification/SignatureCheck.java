package io.github.cameltegro.notification;

import io.github.cameltegro.protocol.FormSignature;

/**
 * Whether a notification was signed with the secret key, or during its rotation with the previous one.
 *
 * <p>PHP drops nulls from what it hashes, but a form sends them as empty values: where the signature does not cover the
 * fields as they came, it is tried once more without the empty ones, which then count as absent.
 */
final class SignatureCheck {

    static final String BY_PREVIOUS_KEY =
            "A notification is signed with previousSecretKey: is the new key set in Tegro's cabinet?";

    /** Behind a message that a signature is wrong. */
    static final String LIKELY_CAUSE = "; if all are: is secretKey this shop's secret key, and not its API key?";

    /** By which key a signature is right, and whether over the empty fields too. */
    enum Result {
        WRONG,
        RIGHT,
        RIGHT_WITHOUT_EMPTY,
        RIGHT_BY_PREVIOUS_KEY,
        RIGHT_BY_PREVIOUS_KEY_WITHOUT_EMPTY;

        boolean right() {
            return this != WRONG;
        }

        boolean withEmpty() {
            return this == RIGHT || this == RIGHT_BY_PREVIOUS_KEY;
        }

        boolean byPreviousKey() {
            return this == RIGHT_BY_PREVIOUS_KEY || this == RIGHT_BY_PREVIOUS_KEY_WITHOUT_EMPTY;
        }
    }

    private final FormSignature current;
    private final FormSignature previous;

    /**
     * @param secretKey the secret key
     * @param previousSecretKey the one before it, or null
     */
    SignatureCheck(String secretKey, String previousSecretKey) {
        this.current = new FormSignature(secretKey);
        this.previous =
                previousSecretKey == null || previousSecretKey.isBlank() ? null : new FormSignature(previousSecretKey);
    }

    Result check(ReceivedFields received) {
        String sign = received.text("sign");
        byte[] all = FormSignature.canonical(received.list(), false);
        if (current.matches(sign, all)) {
            return Result.RIGHT;
        }
        byte[] filled = FormSignature.canonical(received.list(), true);
        boolean hasEmpty = filled.length != all.length;
        if (hasEmpty && current.matches(sign, filled)) {
            return Result.RIGHT_WITHOUT_EMPTY;
        }
        if (previous != null && previous.matches(sign, all)) {
            return Result.RIGHT_BY_PREVIOUS_KEY;
        }
        return previous != null && hasEmpty && previous.matches(sign, filled)
                ? Result.RIGHT_BY_PREVIOUS_KEY_WITHOUT_EMPTY
                : Result.WRONG;
    }
}
