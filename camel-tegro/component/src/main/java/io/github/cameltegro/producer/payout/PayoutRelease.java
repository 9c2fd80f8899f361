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
import org.apache.camel.spi.IdempotentRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes away the record of a payout, if Tegro surely does not have it; each try leaves a line in the audit log. */
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
        this.records = new RepositoryRecords(repository, desk.threads(), options.getRecordTimeout());
        this.lookUps = new LookUps(
                client.prepare(TegroOperation.withdrawal, OutputType.json),
                options.getLookupAttempts(),
                options.getLookupDelay());
        this.scan = new PayoutScan(client.prepare(TegroOperation.withdrawals, OutputType.pojo), maxPages);
    }

    /**
     * Takes the record away.
     *
     * @throws TegroInvalidRequestException if there is none, or Tegro has the payout
     * @throws TegroUnavailableException if that can't be found out, or the repository is away
     */
    public void release(String shopId, String paymentId) {
        RecordKeys keys = RecordKeys.of(shopId, paymentId);
        String outcome = "released";
        try {
            release(keys, paymentId);
        } catch (TegroException e) {
            outcome = "not released: " + e.getDetail();
            throw e;
        } finally {
            AUDIT.info(
                    "releaseWithdrawal shop={} paymentId={} record={} outcome={}",
                    shopId,
                    escaped(paymentId),
                    keys.payout(),
                    escaped(outcome));
        }
    }

    private void release(RecordKeys keys, String paymentId) {
        try {
            if (underWay.holds(keys)) {
                throw invalid("is being paid out right now");
            }
            if (!records.holds(keys)) {
                throw invalid("is not recorded here, so there is nothing to release");
            }
            checkAbsent(paymentId);
            records.remove(keys);
        } catch (RecordException e) {
            throw unavailable("the repository can't be used: " + e.getMessage(), e);
        }
    }

    private void checkAbsent(String paymentId) {
        LookUps.Result result = lookUps.ask(paymentId, false, answer -> null);
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
