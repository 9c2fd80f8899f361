package io.github.cameltegro.polling;

import io.github.cameltegro.notification.OutcomeFollower;
import org.apache.camel.Exchange;
import org.apache.camel.SafeCopyProperty;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * Lies on an exchange that is followed, and on all copies of it, so that each copy to which Camel hands completions is
 * followed too. Camel hands over each of them once only: what a redelivery sends to a queue for the second time would
 * go unseen.
 */
final class Trail implements OutcomeFollower {

    private final Settlement settlement;
    private final Exchange exchange;
    private final Leg leg;
    private HandOver handOver;

    private Trail(Settlement settlement, Exchange exchange, Leg leg) {
        this.settlement = settlement;
        this.exchange = exchange;
        this.leg = leg;
    }

    static void lay(Exchange exchange, Leg leg) {
        OutcomeFollower.follow(exchange, new Trail(leg.settlement(), exchange, leg));
    }

    /** Keeps in mind that a transaction was marked to be rolled back, which Camel forgets at the transaction's end. */
    @Override
    public void stepped(Exchange stepped) {
        if (stepped.isRollbackOnlyLast()) {
            failed("it is marked rollback-only");
        }
    }

    /** Where a mere copy fails, that is the copy's own. */
    @Override
    public void failed(String why) {
        if (leg != null) {
            settlement.failed();
        }
    }

    /** Camel copies first, and hands over then, if it hands over at all. */
    @Override
    public SafeCopyProperty safeCopy() {
        if (leg != null && !leg.isOver() && (handOver == null || handOver.isOver)) {
            handOver = new HandOver();
            exchange.getExchangeExtension().addOnCompletion(handOver);
        }
        return new Trail(settlement, null, null);
    }

    /** Is handed over once, and sees to it that the target is followed. */
    private final class HandOver extends SynchronizationAdapter {

        private boolean isOver;

        @Override
        public boolean allowHandover() {
            return !isOver;
        }

        @Override
        public void beforeHandover(Exchange target) {
            isOver = true;
            settlement.begin(target, leg);
        }
    }
}
