package io.github.cameltegro.examples.payouts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A row of the sheet: one payout.
 *
 * @param number from 1
 * @param names the names of its columns, which are Tegro's own for the fields of a payout
 * @param values what stands in them
 */
public record Row(int number, List<String> names, List<String> values) {

    /** What is sent. */
    public Map<String, Object> getFields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            fields.put(names.get(i), values.get(i));
        }
        return fields;
    }

    String paymentId() {
        return values.get(names.indexOf("payment_id"));
    }
}
