package io.github.cameltegro.activity;

import io.github.cameltegro.TegroInvalidRequestException;
import io.github.cameltegro.TegroRejectedException;
import io.github.cameltegro.TegroUnavailableException;

/** What became of a try to make a payout. */
public enum PayoutOutcome implements Counted {
    /** Tegro has it. */
    MADE("made"),
    /** Tegro had it already. */
    DUPLICATE("duplicate"),
    /** Tegro refused it, and does not have it. */
    REJECTED("rejected"),
    /** It surely was not made: not recorded, or not sent. */
    UNAVAILABLE("unavailable"),
    /** It may have been made: an operator must look. */
    UNKNOWN("unknown"),
    /** Another payout under the same paymentId. */
    INVALID("invalid");

    private final String text;

    PayoutOutcome(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }

    /** What a payout's failure means. */
    public static PayoutOutcome of(RuntimeException failure) {
        if (failure instanceof TegroRejectedException) {
            return REJECTED;
        }
        if (failure instanceof TegroUnavailableException) {
            return UNAVAILABLE;
        }
        return failure instanceof TegroInvalidRequestException ? INVALID : UNKNOWN;
    }
}
