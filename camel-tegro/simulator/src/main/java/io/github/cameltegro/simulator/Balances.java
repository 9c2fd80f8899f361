package io.github.cameltegro.simulator;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** What an account holds in each currency. */
final class Balances {

    private final Map<String, BigDecimal> initial;
    private final Map<String, BigDecimal> amounts;

    Balances(Map<String, BigDecimal> initial) {
        this.initial = new LinkedHashMap<>(initial);
        this.amounts = new LinkedHashMap<>(initial);
    }

    synchronized BigDecimal of(String currency) {
        return amounts.getOrDefault(currency, BigDecimal.ZERO);
    }

    synchronized void set(String currency, BigDecimal amount) {
        amounts.put(currency, amount);
    }

    synchronized void add(String currency, BigDecimal amount) {
        amounts.merge(currency, amount, BigDecimal::add);
    }

    /** Takes the amount if there is enough of it; otherwise takes nothing and says so. */
    synchronized boolean take(String currency, BigDecimal amount) {
        BigDecimal left = of(currency).subtract(amount);
        if (left.signum() < 0) {
            return false;
        }
        amounts.put(currency, left);
        return true;
    }

    synchronized Map<String, BigDecimal> all() {
        return new LinkedHashMap<>(amounts);
    }

    synchronized void reset() {
        amounts.clear();
        amounts.putAll(initial);
    }
}
