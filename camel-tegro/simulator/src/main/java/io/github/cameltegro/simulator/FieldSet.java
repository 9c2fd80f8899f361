package io.github.cameltegro.simulator;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which fields a notification carries (docs/protocol.md, Notifications). */
public enum FieldSet {

    /**
     * As recorded in practice: {@code id}, {@code shop_id}, {@code date_created}, {@code date_payed}, {@code status},
     * {@code payment_system}, {@code currency_id}, {@code currency}, {@code amount}, {@code fee}, {@code order_id},
     * {@code public_key}, and {@code test} if it was one.
     */
    RECORDED {
        @Override
        Map<String, String> of(SimulatedOrder order) {
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put("id", order.notificationId());
            fields.put("shop_id", order.shopId());
            fields.put("date_created", date(order.dateCreated()));
            fields.put("date_payed", date(order.datePayed()));
            fields.put("status", Integer.toString(order.status()));
            fields.put("payment_system", Integer.toString(order.paymentSystem()));
            fields.put("currency_id", Integer.toString(Currencies.id(order.currency())));
            fields.put("currency", order.currency());
            fields.put("amount", decimal(order.amount()));
            fields.put("fee", decimal(order.fee()));
            fields.put("order_id", order.orderId());
            fields.put("public_key", order.shopId());
            return withTest(fields, order);
        }
    },

    /**
     * As Tegro documents it, without any status: {@code shop_id}, {@code amount}, {@code order_id},
     * {@code payment_system}, {@code currency}, and {@code test} if it was one.
     */
    DOCUMENTED {
        @Override
        Map<String, String> of(SimulatedOrder order) {
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put("shop_id", order.shopId());
            fields.put("amount", decimal(order.amount()));
            fields.put("order_id", order.orderId());
            fields.put("payment_system", Integer.toString(order.paymentSystem()));
            fields.put("currency", order.currency());
            return withTest(fields, order);
        }
    },

    /** Just what a payment link signs, so what every payer holds before he has paid. */
    LINK {
        @Override
        Map<String, String> of(SimulatedOrder order) {
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put("amount", decimal(order.amount()));
            fields.put("currency", order.currency());
            fields.put("order_id", order.orderId());
            fields.put("shop_id", order.shopId());
            return withTest(fields, order);
        }
    };

    abstract Map<String, String> of(SimulatedOrder order);

    private static Map<String, String> withTest(Map<String, String> fields, SimulatedOrder order) {
        if (order.test()) {
            fields.put("test", "1");
        }
        return fields;
    }

    /** At least two decimals, as in the recorded notification. */
    private static String decimal(BigDecimal amount) {
        BigDecimal shortest = amount.stripTrailingZeros();
        return (shortest.scale() < 2 ? shortest.setScale(2) : shortest).toPlainString();
    }

    private static String date(LocalDateTime date) {
        return date == null ? null : OrderOperations.DATE.format(date);
    }
}
