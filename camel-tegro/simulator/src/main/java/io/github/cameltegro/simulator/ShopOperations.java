package io.github.cameltegro.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.RoundingMode;

/**
 * shops and balance as Tegro documents them (docs/protocol.md, Endpoints), rates and modules as it might answer: nobody
 * has published what those two hold.
 */
final class ShopOperations {

    private static final int USER_ID = 1;

    private ShopOperations() {}

    static JsonNode shops(ApiCall call) {
        ObjectNode data = Json.MAPPER.createObjectNode().put("user_id", USER_ID);
        data.putArray("shops")
                .addObject()
                .put("id", 1)
                .put("date_added", "2026-01-15 10:30:00")
                .put("name", "Simulated shop")
                .put("url", "https://shop.example")
                .put("status", 1)
                .put("public_key", call.account().shopId())
                .put("desc", "");
        return data;
    }

    static JsonNode balance(ApiCall call) {
        ObjectNode data = Json.MAPPER.createObjectNode().put("user_id", USER_ID);
        ObjectNode balance = data.putObject("balance");
        call.account()
                .ledger()
                .balances()
                .all()
                .forEach((currency, amount) -> balance.put(
                        currency, amount.setScale(2, RoundingMode.DOWN).toPlainString()));
        return data;
    }

    static JsonNode rates(ApiCall call) {
        return Json.MAPPER
                .createObjectNode()
                .put("from", call.fields().path("from").asText("USD"))
                .put("to", call.fields().path("to").asText("RUB"))
                .put("rate", "90.50000000");
    }

    static JsonNode modules(ApiCall call) {
        ObjectNode data = Json.MAPPER.createObjectNode();
        data.putArray("modules").add(module(36, "Bank cards")).add(module(28, "SBP"));
        return data;
    }

    private static ObjectNode module(int id, String name) {
        return Json.MAPPER.createObjectNode().put("id", id).put("name", name);
    }
}
