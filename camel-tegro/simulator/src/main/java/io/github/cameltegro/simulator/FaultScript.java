package io.github.cameltegro.simulator;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * When a fault strikes: {@code simulator.on("createOrder").forId("A1").times(2).fail(Fault.status(503))}. Scripts are
 * tried in the order they were written; one whose times are used up is passed over, so two in a row make a sequence.
 */
public final class FaultScript {

    private final String operation;
    private final Consumer<FaultScript> scripted;
    private String merchantId;
    private int left = Integer.MAX_VALUE;
    private Fault fault;
    private long number;

    FaultScript(String operation, Consumer<FaultScript> scripted) {
        this.operation = operation;
        this.scripted = scripted;
    }

    /** Only calls with the merchant's id: {@code order_id} of createOrder, {@code payment_id} of all others. */
    public FaultScript forId(String id) {
        merchantId = id;
        return this;
    }

    /** Only that many calls; all of them where this is left out. */
    public FaultScript times(int calls) {
        left = calls;
        return this;
    }

    /** Puts the script in force. */
    public void fail(Fault way) {
        fault = way;
        scripted.accept(this);
    }

    /** As the list of scripts counts them; set when it is put in force. */
    long number() {
        return number;
    }

    void number(long given) {
        number = given;
    }

    /** The operation that it is for; null for every one. */
    String operation() {
        return operation;
    }

    /** The merchant's id that it is for; null for every one. */
    String merchantId() {
        return merchantId;
    }

    Fault fault() {
        return fault;
    }

    /** How many calls it still strikes; {@link Integer#MAX_VALUE} for all. */
    int left() {
        return left;
    }

    /** The fault, if it is this request's turn; counts it. Called under the lock of the script list. */
    Optional<Fault> take(RecordedRequest request) {
        boolean meant = left > 0
                && (operation == null || operation.equals(request.operation()))
                && (merchantId == null
                        || request.merchantId().filter(merchantId::equals).isPresent());
        if (!meant) {
            return Optional.empty();
        }
        if (left != Integer.MAX_VALUE) {
            left--;
        }
        return Optional.of(fault);
    }
}
