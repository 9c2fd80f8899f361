package io.github.cameltegro.simulator;

/** Why a link or form leads to no order: told to the payer, and with the signed text to its author. */
final class LinkRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String reason;
    private final String signedText;

    private LinkRefusal(int status, String reason, String message, String signedText) {
        super(message, null, false, false);
        this.status = status;
        this.reason = reason;
        this.signedText = signedText;
    }

    static LinkRefusal field(String message) {
        return new LinkRefusal(400, "field", message, "");
    }

    static LinkRefusal unknownShop() {
        return new LinkRefusal(403, "shop", "Wrong param shop_id", "");
    }

    static LinkRefusal signature(String signedText) {
        return new LinkRefusal(403, "signature", "Wrong param sign", signedText);
    }

    static LinkRefusal method() {
        return new LinkRefusal(405, "method", "Only POST is known here", "");
    }

    int status() {
        return status;
    }

    /** Names the words that explain it: {@code refused.<reason>}. */
    String reason() {
        return reason;
    }

    /** What should have been signed, without the secret; empty where the signature isn't the matter. */
    String signedText() {
        return signedText;
    }
}
