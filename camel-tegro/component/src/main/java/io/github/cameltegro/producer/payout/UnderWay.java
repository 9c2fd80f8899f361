package io.github.cameltegro.producer.payout;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The payouts that are being made in this process: of many with one paymentId the first makes it, the others wait. */
final class UnderWay {

    private final ConcurrentMap<String, Turn> turns = new ConcurrentHashMap<>();

    /**
     * One payout being made.
     *
     * @param content stands for its content
     * @param outcome what comes of it
     */
    record Turn(String content, CompletableFuture<PayoutAnswer> outcome) {}

    /** Null if it is the caller's turn, who then must {@link #end}; else the turn of who came before. */
    Turn enter(Payout payout, Turn turn) {
        return turns.putIfAbsent(payout.keys().id(), turn);
    }

    void end(Payout payout, Turn turn) {
        turns.remove(payout.keys().id(), turn);
    }

    boolean holds(RecordKeys keys) {
        return turns.containsKey(keys.id());
    }
}
