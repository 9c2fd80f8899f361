package io.github.cameltegro;

import java.time.Duration;
import java.util.Set;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** What is polled, beside when, which Camel's own scheduler options say; options of the endpoint only. */
@UriParams
public class PollingOptions {

    /** Camel's options of scheduled polling, which the operations that can be polled read. */
    static final Set<String> SCHEDULER = Set.of(
            "backoffErrorThreshold",
            "backoffIdleThreshold",
            "backoffMultiplier",
            "delay",
            "greedy",
            "initialDelay",
            "pollStrategy",
            "repeatCount",
            "runLoggingLevel",
            "scheduledExecutorService",
            "scheduler",
            "schedulerProperties",
            "sendEmptyMessageWhenIdle",
            "startScheduler",
            "timeUnit",
            "useFixedDelay");

    @UriParam(
            label = "consumer",
            defaultValue = "false",
            description = "Whether only paid orders are routed, under the keys, marks and claims of the notification"
                    + " endpoint, so that each payment is routed once, whichever way it was told first (orders). Give"
                    + " both the same two repositories.")
    private boolean paidOnly;

    @UriParam(
            label = "consumer",
            defaultValue = "48h",
            description = "How long after it was first seen an order or payout that is not final is asked for by its"
                    + " number, once it is not on the pages that are read (orders, withdrawals).")
    private Duration watchFor = Duration.ofHours(48);

    @UriParam(
            label = "consumer",
            defaultValue = "0",
            description =
                    "The most orders or payouts that one poll routes, the oldest first; the others are left to the"
                            + " next polls (orders, withdrawals). 0 is no limit.")
    private int maxMessagesPerPoll;

    @UriParam(
            label = "consumer",
            defaultValue = "false",
            description = "Whether a balance is routed only if it differs from the one that was routed last, which is"
                    + " told in the header CamelTegroPreviousBalance (balance).")
    private boolean onlyChanges;

    public boolean isPaidOnly() {
        return paidOnly;
    }

    public void setPaidOnly(boolean paidOnly) {
        this.paidOnly = paidOnly;
    }

    public Duration getWatchFor() {
        return watchFor;
    }

    public void setWatchFor(Duration watchFor) {
        this.watchFor = watchFor;
    }

    public int getMaxMessagesPerPoll() {
        return maxMessagesPerPoll;
    }

    public void setMaxMessagesPerPoll(int maxMessagesPerPoll) {
        this.maxMessagesPerPoll = maxMessagesPerPoll;
    }

    public boolean isOnlyChanges() {
        return onlyChanges;
    }

    public void setOnlyChanges(boolean onlyChanges) {
        this.onlyChanges = onlyChanges;
    }
}
