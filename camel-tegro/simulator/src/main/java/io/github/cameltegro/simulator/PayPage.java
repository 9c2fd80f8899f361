package io.github.cameltegro.simulator;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the pay URL of an order shows: just how to pay it in a test. */
final class PayPage {

    private static final Pattern PATH = Pattern.compile("/pay/complete/(\\d{1,18})/([0-9a-f]{32})/");

    private final Collection<SimulatedAccount> accounts;

    PayPage(Collection<SimulatedAccount> accounts) {
        this.accounts = accounts;
    }

    ResponseDefinitionBuilder answer(String path) {
        return order(path)
                .map(order -> text(
                        200,
                        "Order number " + order.id() + ": " + order.amount().toPlainString() + " " + order.currency()
                                + ", status " + order.status()
                                + ".\nThis is the simulator: pay it with simulator.pay(orderId).\n"))
                .orElseGet(() -> text(404, "No such order.\n"))
                .toWire();
    }

    private Optional<SimulatedOrder> order(String path) {
        Matcher matcher = PATH.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(matcher.group(1));
        return accounts.stream()
                .flatMap(account -> account.order(number).stream())
                .filter(order -> order.token().equals(matcher.group(2)))
                .findFirst();
    }

    private static Reply text(int status, String text) {
        return new Reply(status, "text/plain; charset=UTF-8", text.getBytes(StandardCharsets.UTF_8));
    }
}
