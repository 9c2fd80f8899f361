package io.github.cameltegro.notification;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.CamelContext;

/**
 * How many notifications may ask Tegro at once. Anybody can post his own links, each of which makes this side ask, and
 * wait as long as Tegro takes; they must not hold the threads that Tegro's own notifications need. Nobody waits here:
 * what is too much is awaited again.
 */
final class LookUps {

    static final int OF_LINKS = 2;

    private final Lane links = new Lane(OF_LINKS);
    private final Lane payments;

    /** @param ofPayments how many for notifications that nobody but Tegro can have signed */
    LookUps(int ofPayments) {
        payments = new Lane(ofPayments);
    }

    /**
     * Those that leave a server threads for what needs no look-up, and room for links.
     *
     * @param server the name of its component
     */
    static LookUps on(CamelContext context, String server) {
        return new LookUps(
                switch (server) {
                    // 200 threads, and as many in the usual servlet containers
                    case "jetty", "servlet" -> 50;
                    // 16 and more, eight for each core
                    case "undertow" -> 10;
                    // 20 of Vert.x for the whole application, or 8 of Spring Boot
                    case "platform-http" -> context.getClass().getName().contains(".spring.boot.") ? 4 : 10;
                    default -> 4;
                });
    }

    /**
     * Takes a place for a look-up, if there is one.
     *
     * @param mayBeALink whether a payer can have made the notification himself
     */
    Place enter(String orderId, boolean mayBeALink) {
        return (mayBeALink ? links : payments).enter(orderId);
    }

    /** A place to look an order up in, until it is closed. */
    static final class Place implements AutoCloseable {

        private final Outcome refused;
        private final AtomicReference<Runnable> leave;

        private Place(Outcome refused, Runnable leave) {
            this.refused = refused;
            this.leave = new AtomicReference<>(leave);
        }

        /**
         * Returns why there is none: {@link Outcome#BUSY} while the same order is looked up already, or
         * {@link Outcome#TOO_MANY_LOOK_UPS}; null if there is one.
         */
        Outcome refused() {
            return refused;
        }

        /** Leaves it; once is enough, and more does no harm. */
        @Override
        public void close() {
            Runnable left = leave.getAndSet(null);
            if (left != null) {
                left.run();
            }
        }
    }

    /** Room of its own: links never take that of payments, not even under one order id. */
    private static final class Lane {

        private final Set<String> underWay = ConcurrentHashMap.newKeySet();
        private final Semaphore room;

        Lane(int size) {
            room = new Semaphore(size);
        }

        Place enter(String orderId) {
            if (!underWay.add(orderId)) {
                return new Place(Outcome.BUSY, null);
            }
            if (!room.tryAcquire()) {
                underWay.remove(orderId);
                return new Place(Outcome.TOO_MANY_LOOK_UPS, null);
            }
            return new Place(null, () -> {
                room.release();
                underWay.remove(orderId);
            });
        }
    }
}
