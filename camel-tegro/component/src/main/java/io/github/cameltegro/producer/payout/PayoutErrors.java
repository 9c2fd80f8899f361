package io.github.cameltegro.producer.payout;

import io.github.cameltegro.TegroException;
import io.github.cameltegro.TegroInvalidRequestException;
import io.github.cameltegro.TegroOperation;
import io.github.cameltegro.TegroOutcomeUnknownException;
import io.github.cameltegro.TegroOutcomeUnknownException.Reason;
import io.github.cameltegro.TegroRejectedException;
import io.github.cameltegro.TegroUnavailableException;
import java.time.Duration;

/** What payouts fail with; each message says what is certain, and what to do next. */
final class PayoutErrors {

    private static final String OPERATION = TegroOperation.createWithdrawal.name();

    private final Duration wait;

    /**
     * @param wait after which no node can be sending a payout any more that was begun by now; null without records
     */
    PayoutErrors(Duration wait) {
        this.wait = wait;
    }

    TegroInvalidRequestException otherContent(String where) {
        return new TegroInvalidRequestException(
                OPERATION,
                "payment_id",
                "payment_id " + where + " with another amount, currency, account or payment_system; nothing was sent: a"
                        + " paymentId is one payout, for ever");
    }

    TegroUnavailableException notRecorded(RecordException e) {
        return new TegroUnavailableException(
                OPERATION,
                0,
                "not sent, because it is not certain that the payout is recorded: " + e.getMessage()
                        + ". It may be tried again; if that reports an earlier record, tegro:releaseWithdrawal"
                        + " releases it",
                e);
    }

    TegroUnavailableException notSigned(RuntimeException e) {
        return new TegroUnavailableException(OPERATION, 0, "not sent: " + e, e);
    }

    TegroOutcomeUnknownException aboutAnother(String paymentId) {
        return new TegroOutcomeUnknownException(
                OPERATION, 200, false, "sent, but the answer is about payment_id '" + paymentId + "'", null);
    }

    TegroOutcomeUnknownException unexpected(RuntimeException e) {
        return new TegroOutcomeUnknownException(OPERATION, 0, false, "sent, but then " + e, e);
    }

    /** The same, but with a record that should have gone. */
    TegroException recordLeft(TegroException told, RecordException left) {
        String message = told.getDetail() + "; and its record could not be taken back (" + left.getMessage()
                + "): nothing is sent under this paymentId until tegro:releaseWithdrawal releases it";
        TegroException both;
        if (told instanceof TegroRejectedException refusal) {
            both = new TegroRejectedException(
                    OPERATION, told.getHttpResponseCode(), false, refusal.getType(), refusal.getDesc(), message);
        } else if (told instanceof TegroInvalidRequestException invalid) {
            both = new TegroInvalidRequestException(OPERATION, invalid.getField(), message, told);
        } else {
            both = new TegroUnavailableException(OPERATION, told.getHttpResponseCode(), message, told);
        }
        both.addSuppressed(left);
        return both;
    }

    TegroOutcomeUnknownException unknown(Payout payout, Reason reason, TegroException cause, String lookUp) {
        String what = "payout '" + payout.paymentId() + "' may have been made: ";
        String why =
                switch (reason) {
                    case recordedEarlier -> "it was recorded earlier, and nothing was sent now";
                    case sentNoAnswer -> cause == null ? "this exchange sent it before" : cause.getDetail();
                };
        String next = wait != null
                ? ". Its record stays, so that it can't be made twice. Look it up in Tegro's cabinet "
                        + wait.toSeconds()
                        + " s from now, when no node can be sending it any more; if it definitely is not there,"
                        + " tegro:releaseWithdrawal?confirm=true frees its paymentId"
                : ". No record is kept of it: look it up in Tegro's cabinet before sending it again";
        return new TegroOutcomeUnknownException(
                OPERATION,
                cause == null ? 0 : cause.getHttpResponseCode(),
                false,
                reason,
                what + why + "; looked up, " + lookUp + next,
                cause);
    }
}
