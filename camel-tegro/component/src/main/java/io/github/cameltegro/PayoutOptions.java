package io.github.cameltegro;

import java.time.Duration;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** How payouts are kept from being made twice; options of the endpoint only. */
@UriParams
public class PayoutOptions {

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description =
                    "Whether payouts are made without idempotentRepository (createWithdrawal). Then nothing keeps a"
                            + " restart, another node, or a second message with the same paymentId from paying twice.")
    private boolean payoutsWithoutRecord;

    @UriParam(
            label = "producer",
            defaultValue = "10s",
            description = "How long the writing of a payout's record may take (createWithdrawal, releaseWithdrawal);"
                    + " after it nothing is sent. Nor is a payout sent that began more than twice this time ago.")
    private Duration recordTimeout = Duration.ofSeconds(10);

    @UriParam(
            label = "producer",
            defaultValue = "5",
            description = "How often a payout of unknown outcome is looked up before it is told so (createWithdrawal,"
                    + " releaseWithdrawal).")
    private int lookupAttempts = 5;

    @UriParam(
            label = "producer",
            defaultValue = "1s",
            description = "How long to wait between the first look-up and the second (createWithdrawal,"
                    + " releaseWithdrawal); each further wait is twice as long, up to a minute.")
    private Duration lookupDelay = Duration.ofSeconds(1);

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description = "Must be true for the record of a payout to be released (releaseWithdrawal): its paymentId"
                    + " can be paid out again then.")
    private boolean confirm;

    public boolean isPayoutsWithoutRecord() {
        return payoutsWithoutRecord;
    }

    public void setPayoutsWithoutRecord(boolean payoutsWithoutRecord) {
        this.payoutsWithoutRecord = payoutsWithoutRecord;
    }

    public Duration getRecordTimeout() {
        return recordTimeout;
    }

    public void setRecordTimeout(Duration recordTimeout) {
        this.recordTimeout = recordTimeout;
    }

    public int getLookupAttempts() {
        return lookupAttempts;
    }

    public void setLookupAttempts(int lookupAttempts) {
        this.lookupAttempts = lookupAttempts;
    }

    public Duration getLookupDelay() {
        return lookupDelay;
    }

    public void setLookupDelay(Duration lookupDelay) {
        this.lookupDelay = lookupDelay;
    }

    public boolean isConfirm() {
        return confirm;
    }

    public void setConfirm(boolean confirm) {
        this.confirm = confirm;
    }
}
