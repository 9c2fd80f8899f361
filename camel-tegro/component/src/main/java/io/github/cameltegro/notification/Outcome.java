package io.github.cameltegro.notification;

import io.github.cameltegro.activity.Counted;

/** What became of a notification, and the HTTP status that tells the gateway. */
public enum Outcome implements Counted {
    ROUTED("routed", 200),
    /** Routed, but its mark was there already: somebody else routed it too. */
    ROUTED_TWICE("routed-twice", 200),
    DUPLICATE("duplicate", 200),
    /** Marked as done with another amount. */
    AMOUNT_DIFFERS("amount-differs", 200),
    OTHER_STATUS("other-status", 200),
    TEST_IGNORED("test-ignored", 200),
    TEST_REJECTED("test-rejected", 403),
    METHOD("method-not-allowed", 405),
    /** Too large, too slow, not readable, or of another content type: the exact status comes with it. */
    UNREADABLE("unreadable", 400),
    INCOMPLETE("incomplete", 400),
    OTHER_SHOP("other-shop", 403),
    WRONG_SIGNATURE("wrong-signature", 403),
    /** No status, and only what a payer's own unpaid link carries. */
    ONLY_A_LINK("only-a-link", 403),
    /** No status, and nobody to ask. */
    NO_STATUS("no-status", 503),
    NOT_CONFIRMED("not-confirmed", 503),
    /** Rightly signed, but its status or its test flag can't be read. */
    NOT_UNDERSTOOD("not-understood", 503),
    /** It may be a payment that is done already and was told differently then, and nobody can be asked. */
    UNDECIDED("undecided", 503),
    BUSY("busy", 503),
    REPOSITORY("repository-unavailable", 503),
    ROUTE_FAILED("route-failed", 500),
    MARK_FAILED("mark-failed", 503),
    /** Something of this component's or the server's failed; the consumer's exception handler was told. */
    ERROR("error", 500),
    STOPPED("stopped", 503);

    private final String text;
    private final int httpStatus;

    Outcome(String text, int httpStatus) {
        this.text = text;
        this.httpStatus = httpStatus;
    }

    @Override
    public String text() {
        return text;
    }

    /** Whether something failed here, so that a payment may wait. */
    boolean isFailure() {
        return switch (this) {
            case REPOSITORY, ROUTE_FAILED, MARK_FAILED, ERROR -> true;
            default -> false;
        };
    }

    int httpStatus() {
        return httpStatus;
    }
}
