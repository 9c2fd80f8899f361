package io.github.cameltegro.producer.payout;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.cameltegro.OutputType;
import io.github.cameltegro.PayoutOptions;
import io.github.cameltegro.TegroException;
import io.github.cameltegro.TegroInvalidRequestException;
import io.github.cameltegro.TegroOperation;
import io.github.cameltegro.TegroUnavailableException;
import io.github.cameltegro.api.Json;
import io.github.cameltegro.api.TegroClient;
import java.util.OptionalInt;
import org.apache.camel.spi.IdempotentRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Releases the record of a payout that Tegro definitely does not have; each try leaves a line in the audit log. */
public final class PayoutRelease {

    private static final Logger AUDIT = LoggerFactory.getLogger("io.github.cameltegro.audit");
    private static final String OPERATION = TegroOperation.releaseWithdrawal.name();

    private final UnderWay underWay;
    private final PayoutRecords records;
    private final LookUps lookUps;
    private final PayoutScan scan;

    public PayoutRelease(
            TegroClient client, PayoutDesk desk, IdempotentRepository repository, PayoutOptions options, int maxPages) {
        this.underWay = desk.underWay();
        this.records = new RepositoryRecords(repository, desk.threads(), options);
        this.lookUps = new LookUps(
                client.prepare(TegroOperation.withdrawal, OutputType.json),
                options.getLookupAttempts(),
                options.getLookupDelay());
        this.scan = new PayoutScan(client.prepare(TegroOperation.withdrawals, OutputType.pojo), maxPages);
    }

    /**
     * Releases the attempt that is recorded now, and no other: one that begins while Tegro is asked stays recorded.
     *
     * @throws TegroInvalidRequestException if there is none, Tegro has the payout, or another call has released it
     * @throws TegroUnavailableException if that can't be found out, or the repository is away
     */
    public void release(String shopId, String paymentId) {
        RecordKeys keys = RecordKeys.of(shopId, paymentId);
        OptionalInt attempt = OptionalInt.empty();
        String outcome = "released";
        try {
            attempt = current(keys);
            release(keys, attempt, paymentId);
        } catch (TegroException e) {
            outcome = "not released: " + e.getDetail();
            throw e;
        } finally {
            AUDIT.info(
                    "releaseWithdrawal shop={} paymentId={} record={} attempt={} outcome={}",
                    shopId,
                    escaped(paymentId),
                    keys.payout(attempt.orElse(1)),
                    attempt.isPresent() ? attempt.getAsInt() : "none",
                    escaped(outcome));
        }
    }

    private OptionalInt current(RecordKeys keys) {
        try {
            return records.current(keys);
        } catch (RecordException e) {
            throw unavailable("the repository can't be used: " + e.getMessage(), e);
        }
    }

    private void release(RecordKeys keys, OptionalInt attempt, String paymentId) {
        // asked only now: an attempt that this process sends was under way before it was recorded
        if (underWay.holds(keys)) {
            throw invalid("is being paid out right now");
        }
        if (attempt.isEmpty()) {
            throw invalid("is not recorded here, so there is nothing to release");
        }
        checkAbsent(paymentId);
        try {
            if (!records.release(keys, attempt.getAsInt())) {
                throw invalid("was released meanwhile by another call; attempt " + attempt.getAsInt()
                        + " is over, and this call has changed nothing");
            }
        } catch (RecordException e) {
            throw new TegroUnavailableException(
                    OPERATION,
                    0,
                    "it is not known whether the record was released: " + e.getMessage() + ". Release it again",
                    e);
        }
    }

    private void checkAbsent(String paymentId) {
        LookUps.Result result = lookUps.ask(paymentId, answer -> null);
        switch (result.known()) {
            case FOUND ->
                throw invalid("is known to Tegro, with status "
                        + result.answer().withdrawal().status());
            case CONTRADICTED, UNCLEAR -> throw unavailable("it can't be looked up: " + result.told(), null);
            case MISSING -> checkUnlisted(paymentId);
        }
    }

    private void checkUnlisted(String paymentId) {
        LookUps.Result result = scan.search(paymentId);
        switch (result.known()) {
            case FOUND -> throw invalid(result.told());
            case CONTRADICTED, UNCLEAR -> throw unavailable(result.told(), null);
            case MISSING -> {
                // nowhere: its record may go
            }
        }
    }

    private static TegroInvalidRequestException invalid(String why) {
        return new TegroInvalidRequestException(OPERATION, "payment_id", "payment_id " + why);
    }

    private static TegroUnavailableException unavailable(String why, Throwable cause) {
        return new TegroUnavailableException(OPERATION, 0, "the record stays: " + why, cause);
    }

    /** On one line and in quotation marks, whatever it holds. */
    private static String escaped(String text) {
        try {
            return Json.REQUESTS.writeValueAsString(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("any text can be written as JSON", e);
        }
    }
}
