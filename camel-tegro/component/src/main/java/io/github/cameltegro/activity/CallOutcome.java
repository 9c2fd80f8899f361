package io.github.cameltegro.activity;

import io.github.cameltegro.TegroRejectedException;
import io.github.cameltegro.TegroUnavailableException;

/** What became of a call of Tegro. What was never sent is no call. */
public enum CallOutcome implements Counted {
    SUCCESS("success"),
    /** Tegro refused it. */
    REJECTED("rejected"),
    /** It surely was not processed. */
    UNAVAILABLE("unavailable"),
    /** It may have been processed. */
    UNKNOWN("unknown");

    private final String text;

    CallOutcome(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }

    /** What a call's failure means. */
    public static CallOutcome of(RuntimeException failure) {
        if (failure instanceof TegroRejectedException) {
            return REJECTED;
        }
        return failure instanceof TegroUnavailableException ? UNAVAILABLE : UNKNOWN;
    }
}
