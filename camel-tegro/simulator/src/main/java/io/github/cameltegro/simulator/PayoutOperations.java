package io.github.cameltegro.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.OptionalLong;

/** createWithdrawal, withdrawal and withdrawals; the shape of their answers is a guess, as Tegro documents none. */
final class PayoutOperations {

    private final int pageSize;

    PayoutOperations(int pageSize) {
        this.pageSize = pageSize;
    }

    JsonNode createWithdrawal(ApiCall call) {
        String currency = call.currency();
        String account = call.text("account");
        BigDecimal amount = call.amount();
        String paymentId = call.text("payment_id");
        int paymentSystem = (int) call.number("payment_system").orElse(0);
        return record(call.account().ledger().createPayout(paymentId, currency, account, amount, paymentSystem));
    }

    JsonNode withdrawal(ApiCall call) {
        OptionalLong id = call.number("order_id");
        Book<SimulatedPayout> payouts = call.account().ledger().payouts();
        return (id.isPresent() ? payouts.find(id.getAsLong()) : payouts.find(OrderOperations.merchantId(call)))
                .map(PayoutOperations::record)
                .orElseThrow(() -> new ApiRefusal("Withdrawal not found"));
    }

    JsonNode withdrawals(ApiCall call) {
        ArrayNode page = Json.MAPPER.createArrayNode();
        call.account().ledger().payouts().page(call.page(), pageSize).forEach(payout -> page.add(record(payout)));
        return page;
    }

    private static ObjectNode record(SimulatedPayout payout) {
        return Json.MAPPER
                .createObjectNode()
                .put("id", payout.id())
                .put("date_created", OrderOperations.DATE.format(payout.dateCreated()))
                .put("status", payout.status())
                .put("payment_system_id", payout.paymentSystem())
                .put("currency", payout.currency())
                .put("amount", OrderOperations.eightDecimals(payout.amount()))
                .put("account", payout.account())
                .put("payment_id", payout.paymentId());
    }
}
