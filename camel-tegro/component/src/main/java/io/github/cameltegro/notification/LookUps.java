package io.github.cameltegro.notification;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * How many notifications may ask Tegro at once. Anybody can post his own links, each of which makes this side ask, and
 * wait as long as Tegro takes; they must not hold the threads that Tegro's own notifications need. Nobody waits here:
 * what is too much is awaited again.
 */
final class LookUps {

    /** Spring Boot has eight threads for all requests. */
    static final int OF_LINKS = 2;
    /** Nobody but Tegro can sign these; a bound all the same where a server has threads by the hundred. */
    static final int OF_PAYMENTS = 50;

    private final Lane links = new Lane(OF_LINKS);
    private final Lane payments = new Lane(OF_PAYMENTS);

    /**
     * Looks an order up and does what depends on it, if there is room.
     *
     * @param mayBeALink whether a payer can have made it himself
     * @param noRoom takes {@link Outcome#BUSY} while the same order is looked up already, or
     *     {@link Outcome#TOO_MANY_LOOK_UPS}
     */
    Outcome make(String orderId, boolean mayBeALink, Supplier<Outcome> lookUp, UnaryOperator<Outcome> noRoom) {
        return (mayBeALink ? links : payments).make(orderId, lookUp, noRoom);
    }

    /** Room of its own: links never take that of payments, not even under one order id. */
    private static final class Lane {

        private final Set<String> underWay = ConcurrentHashMap.newKeySet();
        private final Semaphore room;

        Lane(int size) {
            room = new Semaphore(size);
        }

        Outcome make(String orderId, Supplier<Outcome> lookUp, UnaryOperator<Outcome> noRoom) {
            if (!underWay.add(orderId)) {
                return noRoom.apply(Outcome.BUSY);
            }
            try {
                if (!room.tryAcquire()) {
                    return noRoom.apply(Outcome.TOO_MANY_LOOK_UPS);
                }
                try {
                    return lookUp.get();
                } finally {
                    room.release();
                }
            } finally {
                underWay.remove(orderId);
            }
        }
    }
}
