package io.github.cameltegro.simulator;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The fields of a shop's payment link, signed with its secret. */
final class LinkFields {

    private final Map<String, String> fields = new LinkedHashMap<>();
    private final String secretKey;

    LinkFields(TegroSimulator simulator) {
        this(simulator.shopId(), simulator.secretKey());
    }

    LinkFields(String shopId, String secretKey) {
        this.secretKey = secretKey;
        with("shop_id", shopId).with("amount", "100").with("currency", "RUB").with("order_id", "A1");
    }

    LinkFields with(String name, String value) {
        fields.put(name, value);
        return this;
    }

    LinkFields item(int index, String name, String count, String price) {
        String item = "receipt[items][" + index + "]";
        return with(item + "[name]", name).with(item + "[count]", count).with(item + "[price]", price);
    }

    Map<String, String> signed() {
        Map<String, String> signed = new LinkedHashMap<>(fields);
        signed.keySet().retainAll(Set.of("shop_id", "amount", "currency", "order_id", "test"));
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("sign", Signatures.form(signed, secretKey));
        return all;
    }

    /** The link, from its path on. */
    String link() {
        return "/pay/?" + Payer.form(signed());
    }
}
