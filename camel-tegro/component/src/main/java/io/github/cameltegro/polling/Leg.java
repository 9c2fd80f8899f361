package io.github.cameltegro.polling;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Ordered;
import org.apache.camel.Route;
import org.apache.camel.spi.SynchronizationRouteAware;
import org.apache.camel.support.SynchronizationAdapter;

/** One exchange on its way to its end: the first, or one that it was handed on to. */
final class Leg extends SynchronizationAdapter implements SynchronizationRouteAware {

    /** Between a queue and the beginning of the route behind it an exchange is in neither, for a moment. */
    private static final long MOMENT = Duration.ofSeconds(1).toNanos();

    private enum State {
        HANDED_ON,
        BEGUN,
        OVER
    }

    private final Settlement settlement;
    private final Leg from;
    private final WeakReference<Exchange> exchange;
    private final AtomicReference<State> state;
    private WeakReference<AsyncCallback> end;
    private Long missingSince;

    Leg(Settlement settlement, Exchange exchange, Leg from) {
        this.settlement = settlement;
        this.exchange = new WeakReference<>(exchange);
        this.from = from;
        this.state = new AtomicReference<>(from == null ? State.BEGUN : State.HANDED_ON);
    }

    Settlement settlement() {
        return settlement;
    }

    /** What Camel calls at the end; once nobody holds it, nobody will. */
    void endsBy(AsyncCallback callback) {
        end = new WeakReference<>(callback);
    }

    boolean isOver() {
        return state.get() == State.OVER;
    }

    /** Ends it; false if it has ended before. */
    boolean end() {
        return state.getAndSet(State.OVER) != State.OVER;
    }

    /** Every exchange has its own. */
    @Override
    public boolean allowHandover() {
        return false;
    }

    /** After all other completions, those of the route's {@code onCompletion} included. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST;
    }

    @Override
    public void onDone(Exchange done) {
        if (end()) {
            settlement.ended(this, done);
        }
    }

    @Override
    public SynchronizationRouteAware getRouteSynchronization() {
        return this;
    }

    @Override
    public void onBeforeRoute(Route route, Exchange begun) {
        if (!state.compareAndSet(State.HANDED_ON, State.BEGUN) && isOver()) {
            // it was given up for lost, and somebody else may be at it by now
            begun.setRouteStop(true);
        }
    }

    @Override
    public void onAfterRoute(Route route, Exchange ended) {
        // its end is what counts
    }

    /** Whether it will never come to its end, as nobody has it any more. */
    boolean isLost(Queues queues) {
        if (from == null) {
            return !isOver() && end.get() == null;
        }
        if (state.get() != State.HANDED_ON || !from.isOver()) {
            return false;
        }
        Exchange handedOn = exchange.get();
        if (handedOn == null) {
            return true;
        }
        if (!queues.lack(handedOn) || !handedOn.getExchangeExtension().containsOnCompletion(this)) {
            missingSince = null;
            return false;
        }
        long now = System.nanoTime();
        if (missingSince == null) {
            missingSince = now;
        }
        return now - missingSince >= MOMENT;
    }

    /** Whether the queue that it was handed to threw an exception back into the route. */
    boolean isRefusedAloud(Leg source, Exchange route) {
        Exchange refused = exchange.get();
        Exception caught = route.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        if (from != source || state.get() != State.HANDED_ON || refused == null || caught == null) {
            return false;
        }
        Endpoint queue = Queues.of(refused);
        String queues = queue == null ? null : queue.getClass().getPackageName() + '.';
        return queues != null
                && Arrays.stream(caught.getStackTrace())
                        .anyMatch(element -> element.getClassName().startsWith(queues))
                && new Queues().lack(refused);
    }

    /** Where it was handed to, for the log. */
    String where() {
        Exchange lost = exchange.get();
        Endpoint queue = lost == null ? null : Queues.of(lost);
        return from == null || queue == null ? "" : " to " + queue.getEndpointBaseUri();
    }
}
