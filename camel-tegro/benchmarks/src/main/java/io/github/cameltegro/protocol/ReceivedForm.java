package io.github.cameltegro.protocol;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields of a notification as they were seen in practice. */
final class ReceivedForm {

    static final String SECRET = "GB%^&*YJni677";

    private ReceivedForm() {}

    static Map<String, String> texts() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("id", "5F2A7C1B9D3E4F60718293A4B5C6D7E8");
        fields.put("shop_id", "D0F98E7D7742609DC508D86BB7500914");
        fields.put("date_created", "2023-07-29 20:15:09");
        fields.put("date_payed", "2023-07-29 20:15:38");
        fields.put("status", "1");
        fields.put("payment_system", "45");
        fields.put("currency_id", "2");
        fields.put("currency", "USD");
        fields.put("amount", "21877.52");
        fields.put("fee", "459.43");
        fields.put("order_id", "1686381545:2");
        fields.put("public_key", "D0F98E7D7742609DC508D86BB7500914");
        return fields;
    }

    static List<FormField> fields() {
        List<FormField> fields = new ArrayList<>();
        texts().forEach((name, value) -> fields.add(FormField.of(name, value)));
        fields.add(FormField.of("sign", sign()));
        return fields;
    }

    static String sign() {
        return new FormSignature(SECRET).sign(texts());
    }
}
