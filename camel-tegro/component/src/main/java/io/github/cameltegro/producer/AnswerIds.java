package io.github.cameltegro.producer;

import io.github.cameltegro.TegroOperation;
import io.github.cameltegro.TegroOutcomeUnknownException;
import io.github.cameltegro.model.Order;
import io.github.cameltegro.model.Withdrawal;
import java.util.Map;

/** An answer about another order or payout than the one asked for is no answer. */
final class AnswerIds {

    private static final int ANSWERED = 200;

    private AnswerIds() {}

    static void check(TegroOperation operation, Map<String, Object> fields, Object answer) {
        if (answer instanceof Order order) {
            check(operation, "payment_id", fields.get("payment_id"), order.paymentId());
            check(operation, "id", fields.get("order_id"), order.id());
        } else if (answer instanceof Withdrawal withdrawal) {
            check(operation, "payment_id", fields.get("payment_id"), withdrawal.paymentId());
            check(operation, "id", fields.get("order_id"), withdrawal.id());
        } else if (answer instanceof Map<?, ?> map) {
            // asked for as map or text, and no record can hold it
            check(operation, "payment_id", fields.get("payment_id"), text(map.get("payment_id")));
            check(operation, "id", text(fields.get("order_id")), text(map.get("id")));
        }
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }

    private static void check(TegroOperation operation, String name, Object asked, Object got) {
        if (asked != null && got != null && !asked.equals(got)) {
            throw new TegroOutcomeUnknownException(
                    operation.name(),
                    ANSWERED,
                    true,
                    "asked for " + name + " " + FieldValues.brief(asked) + ", but the answer is about "
                            + FieldValues.brief(got),
                    null);
        }
    }
}
