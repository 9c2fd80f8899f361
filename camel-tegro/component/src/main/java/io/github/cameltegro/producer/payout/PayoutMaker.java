package io.github.cameltegro.producer.payout;

import io.github.cameltegro.OutputType;
import io.github.cameltegro.PayoutOptions;
import io.github.cameltegro.TegroException;
import io.github.cameltegro.TegroOperation;
import io.github.cameltegro.TegroOutcomeUnknownException;
import io.github.cameltegro.TegroOutcomeUnknownException.Reason;
import io.github.cameltegro.activity.PayoutOutcome;
import io.github.cameltegro.activity.Tally;
import io.github.cameltegro.api.TegroClient;
import io.github.cameltegro.producer.payout.UnderWay.Turn;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.camel.spi.IdempotentRepository;

/** The way in: of many payouts with one paymentId at once, the first is made and the others wait for it. */
public final class PayoutMaker {

    private final UnderWay underWay;
    private final Payouts payouts;
    private final PayoutErrors errors;
    private final Tally<PayoutOutcome> tally;

    /**
     * @param repository where the records are kept; null for no records
     * @param requestTimeout how long a call may take
     */
    public PayoutMaker(
            TegroClient client,
            PayoutDesk desk,
            IdempotentRepository repository,
            PayoutOptions options,
            Duration requestTimeout) {
        this.underWay = desk.underWay();
        PayoutRecords records =
                repository == null ? PayoutRecords.NONE : new RepositoryRecords(repository, desk.threads(), options);
        this.errors = new PayoutErrors(
                repository == null
                        ? null
                        : RepositoryRecords.sendsWithin(options).plus(requestTimeout));
        this.tally = client.activity().payouts();
        this.payouts = new Payouts(
                client.prepare(TegroOperation.createWithdrawal, OutputType.json),
                new LookUps(
                        client.prepare(TegroOperation.withdrawal, OutputType.json),
                        options.getLookupAttempts(),
                        options.getLookupDelay()),
                records,
                errors);
    }

    /**
     * Makes a payout, or finds out what became of it.
     *
     * @throws TegroException if it was not made, or it isn't known whether it was
     */
    public PayoutAnswer make(Payout payout, SentPayouts sent) {
        try {
            PayoutAnswer answer = makeOrAwait(payout, sent);
            tally.count(answer.duplicate() ? PayoutOutcome.DUPLICATE : PayoutOutcome.MADE);
            return answer;
        } catch (RuntimeException e) {
            tally.count(PayoutOutcome.of(e));
            throw e;
        }
    }

    private PayoutAnswer makeOrAwait(Payout payout, SentPayouts sent) {
        Turn mine = new Turn(payout.keys().digest(), new CompletableFuture<>());
        Turn first = underWay.enter(payout, mine);
        if (first != null) {
            return await(payout, first, sent);
        }
        try {
            PayoutAnswer answer = payouts.pay(payout, sent);
            mine.outcome().complete(answer);
            return answer;
        } catch (Throwable e) {
            mine.outcome().completeExceptionally(e);
            throw e;
        } finally {
            underWay.end(payout, mine);
        }
    }

    private PayoutAnswer await(Payout payout, Turn first, SentPayouts sent) {
        if (!payout.sameContent(first.content())) {
            throw errors.otherContent("is being paid out right now");
        }
        try {
            PayoutAnswer answer = first.outcome().get();
            sent.remember(payout);
            return answer.asDuplicate();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TegroException told && !(told instanceof TegroOutcomeUnknownException)) {
                throw told;
            }
            sent.remember(payout);
            if (e.getCause() instanceof TegroOutcomeUnknownException told) {
                throw told;
            }
            throw errors.unknown(payout, Reason.recordedEarlier, null, "it failed with " + e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            sent.remember(payout);
            throw errors.unknown(payout, Reason.recordedEarlier, null, "interrupted while it is under way");
        }
    }
}
