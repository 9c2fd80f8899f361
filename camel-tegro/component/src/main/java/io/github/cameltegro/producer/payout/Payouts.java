package io.github.cameltegro.producer.payout;

import io.github.cameltegro.TegroException;
import io.github.cameltegro.TegroOutcomeUnknownException.Reason;
import io.github.cameltegro.TegroRejectedException;
import io.github.cameltegro.TegroUnavailableException;
import io.github.cameltegro.api.TegroClient;
import io.github.cameltegro.producer.payout.PayoutRecords.Attempt;
import io.github.cameltegro.producer.payout.PayoutRecords.Standing;

/** Makes payouts: records, sends, and comes to know. */
final class Payouts {

    private static final int TOO_MANY_REQUESTS = 429;

    private final TegroClient.Call create;
    private final LookUps lookUps;
    private final PayoutRecords records;
    private final PayoutErrors errors;

    Payouts(TegroClient.Call create, LookUps lookUps, PayoutRecords records, PayoutErrors errors) {
        this.create = create;
        this.lookUps = lookUps;
        this.records = records;
        this.errors = errors;
    }

    /** Makes a payout, or finds out what became of it; the only one of its paymentId in this process. */
    PayoutAnswer pay(Payout payout, SentPayouts sent) {
        String before = sent.content(payout);
        if (before != null && !payout.sameContent(before)) {
            throw errors.otherContent("was sent by this exchange");
        }
        if (before != null) {
            return found(payout, lookUps.ask(payout.paymentId(), payout::contradiction), null);
        }
        Attempt attempt = take(payout);
        return switch (attempt.standing()) {
            case TAKEN -> send(payout, attempt, sent);
            case SAME, UNFINISHED -> recordedEarlier(payout, attempt);
            case OTHER -> throw errors.otherContent("is recorded");
        };
    }

    private Attempt take(Payout payout) {
        try {
            return records.take(payout.keys());
        } catch (RecordException e) {
            throw errors.notRecorded(e);
        }
    }

    private PayoutAnswer send(Payout payout, Attempt attempt, SentPayouts sent) {
        sent.remember(payout);
        TegroClient.Signed signed;
        try {
            signed = create.sign(payout.fields());
        } catch (TegroException e) {
            throw takeBack(payout, attempt, sent, e);
        } catch (RuntimeException e) {
            throw takeBack(payout, attempt, sent, errors.notSigned(e));
        }
        try {
            records.confirm(payout.keys(), attempt);
        } catch (RecordException e) {
            throw takeBack(payout, attempt, sent, errors.notRecorded(e));
        }
        PayoutAnswer answer;
        try {
            answer = PayoutAnswer.of((String) signed.post().body());
        } catch (TegroUnavailableException e) {
            throw takeBack(payout, attempt, sent, e);
        } catch (TegroRejectedException e) {
            return isRefusal(e) ? refused(payout, attempt, sent, e) : lookUp(payout, e);
        } catch (TegroException e) {
            return lookUp(payout, e);
        } catch (RuntimeException e) {
            return lookUp(payout, errors.unexpected(e));
        }
        String told = answer.withdrawal().paymentId();
        return told == null || told.equals(payout.paymentId()) ? answer : lookUp(payout, errors.aboutAnother(told));
    }

    /** A payout that was only asked to wait may be in a queue: of a payout, HTTP 429 refuses nothing. */
    private static boolean isRefusal(TegroRejectedException e) {
        return "error".equals(e.getType()) && e.getHttpResponseCode() != TOO_MANY_REQUESTS;
    }

    /** A refusal may be one because the payout exists already; and what was made in spite of it may show late. */
    private PayoutAnswer refused(Payout payout, Attempt attempt, SentPayouts sent, TegroRejectedException refusal) {
        LookUps.Result result = lookUps.ask(payout.paymentId(), payout::contradiction);
        if (result.known() == LookUps.Known.MISSING) {
            throw takeBack(payout, attempt, sent, refusal);
        }
        return found(payout, result, refusal).asDuplicate();
    }

    private PayoutAnswer lookUp(Payout payout, TegroException cause) {
        return found(payout, lookUps.ask(payout.paymentId(), payout::contradiction), cause);
    }

    private PayoutAnswer found(Payout payout, LookUps.Result result, TegroException cause) {
        if (result.known() == LookUps.Known.FOUND) {
            return result.answer();
        }
        throw errors.unknown(payout, Reason.sentNoAnswer, cause, result.told());
    }

    private PayoutAnswer recordedEarlier(Payout payout, Attempt attempt) {
        LookUps.Result result = lookUps.ask(payout.paymentId(), payout::contradiction);
        boolean told = result.known() == LookUps.Known.FOUND || result.known() == LookUps.Known.CONTRADICTED;
        // what Tegro tells of was sent, and before it was sent its content was recorded
        if (told && attempt.standing() == Standing.UNFINISHED && standing(payout, attempt) == Standing.OTHER) {
            throw errors.otherContent("is recorded");
        }
        if (result.known() != LookUps.Known.FOUND) {
            throw errors.unknown(payout, Reason.recordedEarlier, null, result.told());
        }
        return result.answer().asDuplicate();
    }

    private Standing standing(Payout payout, Attempt attempt) {
        try {
            return records.standing(payout.keys(), attempt);
        } catch (RecordException e) {
            throw errors.unknown(
                    payout,
                    Reason.recordedEarlier,
                    null,
                    "it is there, but with what content can't be read: " + e.getMessage());
        }
    }

    /** It definitely was not made: this attempt is over, and another may be made. */
    private TegroException takeBack(Payout payout, Attempt attempt, SentPayouts sent, TegroException told) {
        sent.forget(payout);
        try {
            records.release(payout.keys(), attempt.number());
            return told;
        } catch (RecordException e) {
            return errors.recordLeft(told, e);
        }
    }
}
