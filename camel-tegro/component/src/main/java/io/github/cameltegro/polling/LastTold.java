package io.github.cameltegro.polling;

import io.github.cameltegro.model.Balance;
import java.util.concurrent.atomic.AtomicReference;

/** The balance that was routed last. A failed route has not been told it, so that the next poll tells the change again. */
final class LastTold {

    private final AtomicReference<Object> told = new AtomicReference<>();

    /** The last one, or null. */
    Object get() {
        return told.get();
    }

    /** Whether it is another one; 10 and 10.00 are the same. */
    boolean differs(Object balance) {
        Object last = told.get();
        return last instanceof Balance a && balance instanceof Balance b ? !same(a, b) : !balance.equals(last);
    }

    /**
     * It is about to be told.
     *
     * @return takes it back
     */
    Runnable tell(Object balance) {
        Object before = told.getAndSet(balance);
        return () -> told.compareAndSet(balance, before);
    }

    private static boolean same(Balance a, Balance b) {
        return a.balance().keySet().equals(b.balance().keySet())
                && a.balance().entrySet().stream()
                        .allMatch(amount ->
                                amount.getValue().compareTo(b.balance().get(amount.getKey())) == 0);
    }
}
