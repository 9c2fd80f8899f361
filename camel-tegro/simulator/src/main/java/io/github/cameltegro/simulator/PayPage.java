package io.github.cameltegro.simulator;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The pay URL of an order: a GET says what is owed, a POST pays it, as a test or not at all. A browser gets a page and is
 * sent back to the shop; all others, curl for example, get a line of text.
 */
final class PayPage {

    private static final Pattern PATH =
            Pattern.compile("/pay/complete/(\\d{1,18})/([0-9a-f]{32})/(?:\\?.*)?", Pattern.DOTALL);

    private final Collection<SimulatedAccount> accounts;
    private final ReturnUrls shop;

    PayPage(Collection<SimulatedAccount> accounts, ReturnUrls shop) {
        this.accounts = accounts;
        this.shop = shop;
    }

    ResponseDefinitionBuilder answer(Request request) {
        boolean browser = accepts(request, "text/html");
        boolean posted = request.getMethod().equals(RequestMethod.POST);
        Optional<Found> found = find(request.getUrl());
        if (found.isEmpty()) {
            return browser
                    ? CheckoutView.noSuchOrder(Words.of(request))
                    : text(404, "No such order.\n").toWire();
        }
        if (browser) {
            return posted ? actAndReturn(found.get(), request) : page(found.get(), request);
        }
        return (posted ? act(found.get(), request) : line(found.get().order())).toWire();
    }

    private record Found(SimulatedAccount account, SimulatedOrder order) {

        Checkout checkout() {
            return account.ledger().checkouts().of(order.id());
        }
    }

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

    private ResponseDefinitionBuilder page(Found found, Request request) {
        Checkout checkout = found.checkout();
        String chosen = FormFields.ofQuery(request.getUrl()).get("lang");
        Checkout whole = shop.fill(checkout);
        return CheckoutView.order(
                Words.of(request, chosen, checkout.lang()), found.order(), whole, ReturnUrls.of(whole, found.order()));
    }

    /** A second click finds the order no longer to be paid, and is just led the same way. */
    private synchronized ResponseDefinitionBuilder actAndReturn(Found found, Request request) {
        SimulatedOrder before = found.account().order(found.order().id()).orElseThrow();
        if (before.payable()) {
            Reply done = act(found, request);
            if (done.status() != 200) {
                return done.toWire();
            }
        }
        SimulatedOrder order = found.account().order(before.id()).orElseThrow();
        String back = ReturnUrls.of(shop.fill(found.checkout()), order);
        return WebPage.redirect(back == null ? order.payPath() : back);
    }

    private static Reply act(Found found, Request request) {
        SimulatedAccount account = found.account();
        long number = found.order().id();
        String action = request.getBodyAsString();
        return switch (action == null ? "" : action) {
            case "", "action=pay" -> line(account.settle(number, SimulatedOrder.PAID, false));
            case "action=test" -> line(account.settle(number, SimulatedOrder.PAID, true));
            case "action=fail" -> line(account.settle(number, SimulatedOrder.FAILED, false));
            default -> text(400, "The action is pay, test or fail.\n");
        };
    }

    private static Reply line(SimulatedOrder order) {
        return text(
                200,
                "Simulated order number " + order.id() + ": "
                        + order.amount().toPlainString() + " " + order.currency() + ", status " + order.status()
                        + ".\nPay it by simulator.pay(orderId), or by a POST to this address;"
                        + "\nits body may be action=pay, action=test or action=fail.\n");
    }

    private static boolean accepts(Request request, String type) {
        String accepted = request.getHeader("Accept");
        return accepted != null && accepted.contains(type);
    }

    private static Reply text(int status, String text) {
        return new Reply(status, "text/plain; charset=UTF-8", text.getBytes(StandardCharsets.UTF_8));
    }
}
