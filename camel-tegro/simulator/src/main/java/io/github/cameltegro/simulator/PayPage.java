package io.github.cameltegro.simulator;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The pay URL of an order: a GET says what is owed, a POST pays it, as a test or not at all. */
final class PayPage {

    private static final Pattern PATH = Pattern.compile("/pay/complete/(\\d{1,18})/([0-9a-f]{32})/");

    private final Collection<SimulatedAccount> accounts;

    PayPage(Collection<SimulatedAccount> accounts) {
        this.accounts = accounts;
    }

    ResponseDefinitionBuilder answer(Request request) {
        return find(request.getUrl())
                .map(found ->
                        request.getMethod().equals(RequestMethod.POST) ? act(found, request) : page(found.order()))
                .orElseGet(() -> text(404, "No such order.\n"))
                .toWire();
    }

    private record Found(SimulatedAccount account, SimulatedOrder order) {}

    private Optional<Found> find(String path) {
        Matcher matcher = PATH.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long number = Long.parseLong(matcher.group(1));
        return accounts.stream()
                .flatMap(account -> account.order(number).map(order -> new Found(account, order)).stream())
                .filter(found -> found.order().token().equals(matcher.group(2)))
                .findFirst();
    }

    private static Reply act(Found found, Request request) {
        SimulatedAccount account = found.account();
        long number = found.order().id();
        String action = request.getBodyAsString();
        return switch (action == null ? "" : action) {
            case "", "action=pay" -> page(account.settle(number, SimulatedOrder.PAID, false));
            case "action=test" -> page(account.settle(number, SimulatedOrder.PAID, true));
            case "action=fail" -> page(account.settle(number, SimulatedOrder.FAILED, false));
            default -> text(400, "The action is pay, test or fail.\n");
        };
    }

    private static Reply page(SimulatedOrder order) {
        return text(
                200,
                "Simulated order number " + order.id() + ": "
                        + order.amount().toPlainString() + " " + order.currency() + ", status " + order.status()
                        + ".\nPay it by simulator.pay(orderId), or by a POST to this address;"
                        + "\nits body may be action=pay, action=test or action=fail.\n");
    }

    private static Reply text(int status, String text) {
        return new Reply(status, "text/plain; charset=UTF-8", text.getBytes(StandardCharsets.UTF_8));
    }
}
