package io.github.cameltegro.simulator;

import java.math.BigDecimal;
import java.time.LocalDateTime;

/** The order behind the one recorded notification (docs/protocol.md, Notifications), and notifications about it. */
final class SampleOrder {

    static final String SECRET = "GB%^&*YJni677";

    private static final String SHOP = "D0F98E7D7742609DC508D86BB7500914";

    private SampleOrder() {}

    static SimulatedOrder paid(String orderId, boolean test) {
        return order(orderId, 1, LocalDateTime.of(2023, 7, 29, 10, 12, 13), test);
    }

    static SimulatedOrder failed(String orderId) {
        return order(orderId, 2, null, false);
    }

    private static SimulatedOrder order(String orderId, int status, LocalDateTime datePayed, boolean test) {
        return new SimulatedOrder(
                42,
                SHOP,
                orderId,
                "USD",
                new BigDecimal("21877.52"),
                new BigDecimal("459.43"),
                status,
                LocalDateTime.of(2023, 7, 29, 10, 11, 12),
                datePayed,
                45,
                "",
                test,
                "f".repeat(32),
                "0123456789abcdef0123456789abcdef");
    }

    static NotificationBuilder notification(SimulatedOrder order) {
        return new NotificationBuilder(
                order,
                new AccountKeys(SHOP, "unused", SECRET),
                new NotificationSender(NotificationSettings.DEFAULT),
                null);
    }
}
