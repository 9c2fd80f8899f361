package io.github.cameltegro.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The operations by the name in their path. */
final class ApiOperations {

    private final Map<String, Function<ApiCall, JsonNode>> byName = new LinkedHashMap<>();

    ApiOperations(int pageSize) {
        OrderOperations orders = new OrderOperations(pageSize);
        byName.put("createOrder", orders::createOrder);
        byName.put("shops", ShopOperations::shops);
        byName.put("balance", ShopOperations::balance);
        byName.put("order", orders::order);
        byName.put("orders", orders::orders);
        PayoutOperations payouts = new PayoutOperations(pageSize);
        byName.put("createWithdrawal", payouts::createWithdrawal);
        byName.put("withdrawal", payouts::withdrawal);
        byName.put("withdrawals", payouts::withdrawals);
        byName.put("rates", ShopOperations::rates);
        byName.put("modules", ShopOperations::modules);
    }

    Set<String> names() {
        return byName.keySet();
    }

    Optional<Function<ApiCall, JsonNode>> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
