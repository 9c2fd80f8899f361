package io.github.cameltegro.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.OptionalLong;

/** createOrder, order and orders, their answers shaped as Tegro documents them (docs/protocol.md, Endpoints). */
final class OrderOperations {

    static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final int SOME_PAYMENT_SYSTEM = 10;

    private final int pageSize;

    OrderOperations(int pageSize) {
        this.pageSize = pageSize;
    }

    JsonNode createOrder(ApiCall call) {
        String currency = call.currency();
        BigDecimal amount = call.amount();
        String orderId = call.text("order_id");
        Receipt receipt = Receipt.ofJson(call.fields().path("receipt")).checked(amount);
        SimulatedOrder order = call.account()
                .ledger()
                .createOrder(
                        orderId,
                        currency,
                        amount,
                        (int) call.number("payment_system").orElse(SOME_PAYMENT_SYSTEM),
                        call.fields().path("fields").path("email").asText(""),
                        call.number("test").orElse(0) == 1);
        call.account().ledger().checkouts().put(order.id(), Checkout.withReceipt(receipt));
        return Json.MAPPER.createObjectNode().put("id", order.id()).put("url", call.baseUrl() + order.payPath());
    }

    JsonNode order(ApiCall call) {
        OptionalLong id = call.number("order_id");
        SimulatedAccount account = call.account();
        return (id.isPresent() ? account.order(id.getAsLong()) : account.order(merchantId(call)))
                .map(OrderOperations::record)
                .orElseThrow(() -> new ApiRefusal("Order not found"));
    }

    JsonNode orders(ApiCall call) {
        ArrayNode page = Json.MAPPER.createArrayNode();
        call.account().ledger().orders().page(call.page(), pageSize).forEach(order -> page.add(record(order)));
        return page;
    }

    /** Where neither id is given, it is {@code order_id} that is called empty. */
    static String merchantId(ApiCall call) {
        if (!call.fields().hasNonNull("payment_id")) {
            throw ApiRefusal.empty("order_id");
        }
        return call.text("payment_id");
    }

    static String eightDecimals(BigDecimal amount) {
        return amount.setScale(8, RoundingMode.UNNECESSARY).toPlainString();
    }

    private static ObjectNode record(SimulatedOrder order) {
        LocalDateTime payed = order.datePayed();
        return Json.MAPPER
                .createObjectNode()
                .put("id", order.id())
                .put("date_created", DATE.format(order.dateCreated()))
                .put("date_payed", payed == null ? null : DATE.format(payed))
                .put("status", order.status())
                .put("payment_system_id", order.paymentSystem())
                .put("currency_id", Currencies.id(order.currency()))
                .put("amount", eightDecimals(order.amount()))
                .put("fee", eightDecimals(order.fee()))
                .put("email", order.email())
                .put("test_order", order.test() ? 1 : 0)
                .put("payment_id", order.orderId());
    }
}
