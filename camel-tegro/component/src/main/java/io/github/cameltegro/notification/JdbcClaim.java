package io.github.cameltegro.notification;

import java.util.concurrent.atomic.AtomicReference;

/**
 * One attempt of this node at a key, with an owner's token that no other attempt ever has. Its state tells the heartbeat
 * and the claim's own thread apart, which may both be at its row: a row that isn't ours any more is a loss only if we
 * haven't just released it, nor are still waiting to get it.
 */
final class JdbcClaim {
    private enum State {
        ASKED,
        HELD,
        LOST,
        ENDED
    }

    private final String key;
    private final String owner;
    private final AtomicReference<State> state = new AtomicReference<>(State.ASKED);
    private volatile boolean stuck;

    JdbcClaim(String key, String owner) {
        this.key = key;
        this.owner = owner;
    }

    String key() {
        return key;
    }

    String owner() {
        return owner;
    }

    boolean isAsked() {
        return state.get() == State.ASKED;
    }

    boolean isHeld() {
        return state.get() == State.HELD;
    }

    void won() {
        state.set(State.HELD);
    }

    /** Whether it alone could not be renewed at the last beat, so that it must not hold up the others at the next. */
    boolean isStuck() {
        return stuck;
    }

    void setStuck(boolean stuck) {
        this.stuck = stuck;
    }

    /** @return whether this is news */
    boolean lose() {
        return state.compareAndSet(State.HELD, State.LOST);
    }

    /** @return whether it was held until now */
    boolean end() {
        return state.getAndSet(State.ENDED) == State.HELD;
    }
}
