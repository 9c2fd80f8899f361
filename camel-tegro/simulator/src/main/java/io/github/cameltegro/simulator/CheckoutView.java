package io.github.cameltegro.simulator;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The payer's pages: an order with its buttons or its outcome, and the refusal of a link or form. */
final class CheckoutView {

    private static final Template FRAME = Template.of("frame.html");
    private static final Template CHECKOUT = Template.of("checkout.html");
    private static final Template ITEMS = Template.of("items.html");
    private static final Template ITEM = Template.of("item.html");
    private static final Template FIELD = Template.of("field.html");
    private static final Template BUTTONS = Template.of("buttons.html");
    private static final Template PAY = Template.of("pay.html");
    private static final Template BACK = Template.of("back.html");
    private static final Template NOTICE = Template.of("notice.html");
    private static final Template REFUSED = Template.of("refused.html");
    private static final Template SIGNED = Template.of("signed.html");

    private CheckoutView() {}

    /** @param returnUrl where the shop has the payer back, by the order's status; null for nowhere */
    static ResponseDefinitionBuilder order(Words words, SimulatedOrder order, Checkout checkout, String returnUrl) {
        Html body = CHECKOUT.fill(
                words,
                Map.of(
                        "amount", money(order.amount()),
                        "currency", order.currency(),
                        "shop", order.shopId(),
                        "orderId", order.orderId(),
                        "number", order.id(),
                        "fields", fields(words, checkout),
                        "items", items(words, order, checkout.receipt()),
                        "notice", notice(words, order),
                        "actions", actions(words, order, returnUrl)));
        return WebPage.page(200, framed(words, body), origins(checkout));
    }

    static ResponseDefinitionBuilder refused(Words words, LinkRefusal refusal) {
        Html signed = refusal.signedText().isEmpty()
                ? Html.NOTHING
                : SIGNED.fill(words, Map.of("text", refusal.signedText()));
        Html body = REFUSED.fill(
                words,
                Map.of(
                        "title", words.get("refused." + refusal.reason()),
                        "why", words.get("refused." + refusal.reason() + ".why"),
                        "message", refusal.getMessage(),
                        "signed", signed));
        return WebPage.page(refusal.status(), framed(words, body));
    }

    static ResponseDefinitionBuilder noSuchOrder(Words words) {
        Html body = REFUSED.fill(
                words,
                Map.of(
                        "title",
                        words.get("refused.order"),
                        "why",
                        words.get("refused.order.why"),
                        "message",
                        "Order not found",
                        "signed",
                        Html.NOTHING));
        return WebPage.page(404, framed(words, body));
    }

    /** At least two decimals and no trailing zeros beyond them. */
    static String money(BigDecimal amount) {
        BigDecimal shortest = amount.stripTrailingZeros();
        return (shortest.scale() < 2 ? shortest.setScale(2) : shortest).toPlainString();
    }

    private static Html framed(Words words, Html body) {
        return FRAME.fill(words, Map.of("lang", words.language(), "body", body));
    }

    private static Html fields(Words words, Checkout checkout) {
        return Html.join(checkout.fields().entrySet().stream()
                .map(field -> FIELD.fill(words, Map.of("name", field.getKey(), "value", field.getValue()))));
    }

    private static Html items(Words words, SimulatedOrder order, Receipt receipt) {
        if (receipt.items().isEmpty()) {
            return Html.NOTHING;
        }
        Html rows = Html.join(receipt.items().stream()
                .map(item -> ITEM.fill(
                        words,
                        Map.of(
                                "name", item.name(),
                                "count", item.count().toPlainString(),
                                "price", money(item.price()),
                                "sum", money(item.sum())))));
        return ITEMS.fill(words, Map.of("rows", rows, "total", money(order.amount()), "currency", order.currency()));
    }

    private static Html notice(Words words, SimulatedOrder order) {
        if (order.status() == SimulatedOrder.CREATED && !order.test()) {
            return Html.NOTHING;
        }
        String text = order.status() == SimulatedOrder.CREATED ? "notice.test" : "notice." + order.status();
        String said = order.status() > SimulatedOrder.PENDING ? words.status(order.status()) : words.get(text);
        return NOTICE.fill(words, Map.of("status", order.status(), "text", said));
    }

    private static Html actions(Words words, SimulatedOrder order, String returnUrl) {
        Html back = returnUrl == null ? Html.NOTHING : BACK.fill(words, Map.of("url", returnUrl));
        if (!order.payable()) {
            return back;
        }
        Html pay = order.test()
                ? Html.NOTHING
                : PAY.fill(words, Map.of("amount", money(order.amount()), "currency", order.currency()));
        return Html.join(Stream.of(BUTTONS.fill(words, Map.of("path", order.payPath(), "pay", pay)), back));
    }

    /** Browsers hold a form's redirects, too, to the page's policy, so it names where the shop has the payer back. */
    private static String[] origins(Checkout checkout) {
        return Stream.of(checkout.successUrl(), checkout.failUrl())
                .filter(Objects::nonNull)
                .map(URI::create)
                .map(url ->
                        " " + url.getScheme() + "://" + url.getRawAuthority().replaceFirst(".*@", ""))
                .distinct()
                .toArray(String[]::new);
    }
}
