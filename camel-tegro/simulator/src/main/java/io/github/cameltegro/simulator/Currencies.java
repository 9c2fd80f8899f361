package io.github.cameltegro.simulator;

/**
 * Numbers for {@code currency_id}. Only 2 = USD is known from the live service (docs/protocol.md, Code lists); all
 * others are the simulator's own.
 */
final class Currencies {

    private Currencies() {}

    static int id(String currency) {
        return switch (currency) {
            case "RUB" -> 1;
            case "USD" -> 2;
            case "EUR" -> 3;
            default -> 100 + Math.floorMod(currency.hashCode(), 900);
        };
    }
}
