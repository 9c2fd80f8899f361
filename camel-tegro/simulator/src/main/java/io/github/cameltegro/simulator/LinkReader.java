package io.github.cameltegro.simulator;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Checks the fields of a link or form: first those that must be there, then shop and signature, then the rest. */
final class LinkReader {

    private static final List<String> SIGNED = List.of("amount", "currency", "order_id", "shop_id");

    private static final String SOME_PAYMENT_SYSTEM = "10";

    private final Map<String, SimulatedAccount> accounts;

    LinkReader(Map<String, SimulatedAccount> accounts) {
        this.accounts = accounts;
    }

    /** @throws LinkRefusal or {@link ApiRefusal} if anything about it is wrong */
    PaymentLink read(Map<String, String> fields) {
        Map<String, String> signed = new LinkedHashMap<>();
        SIGNED.forEach(name -> signed.put(name, required(fields, name)));
        if (fields.containsKey("test")) {
            signed.put("test", fields.get("test"));
        }
        SimulatedAccount account = accounts.get(signed.get("shop_id"));
        if (account == null) {
            throw LinkRefusal.unknownShop();
        }
        checkSignature(required(fields, "sign"), signed, account);
        BigDecimal amount = amount(signed.get("amount"));
        return new PaymentLink(
                account,
                PhpQuery.sorted(signed),
                signed.get("order_id"),
                amount,
                matching(signed.get("currency"), "[A-Z]{3,5}", "currency"),
                Integer.parseInt(matching(
                        fields.getOrDefault("payment_system", SOME_PAYMENT_SYSTEM), "\\d{1,9}", "payment_system")),
                matching(signed.getOrDefault("test", "0"), "[01]", "test").equals("1"),
                new Checkout(
                        fields.getOrDefault("lang", ""),
                        url(fields, "success_url"),
                        url(fields, "fail_url"),
                        url(fields, "notify_url"),
                        payerFields(fields),
                        Receipt.ofForm(fields).checked(amount)));
    }

    private static void checkSignature(String sign, Map<String, String> signed, SimulatedAccount account) {
        String right = Signatures.form(signed, account.keys().secretKey());
        if (!MessageDigest.isEqual(bytes(right), bytes(sign.toLowerCase(Locale.ROOT)))) {
            throw LinkRefusal.signature(PhpQuery.sorted(signed));
        }
    }

    private static String required(Map<String, String> fields, String name) {
        String value = fields.getOrDefault(name, "");
        if (value.isEmpty()) {
            throw ApiRefusal.empty(name);
        }
        return value;
    }

    private static BigDecimal amount(String text) {
        BigDecimal amount = new BigDecimal(matching(text, "\\d{1,18}(\\.\\d{1,8})?", "amount"));
        if (amount.signum() == 0) {
            throw ApiRefusal.wrong("amount");
        }
        return amount;
    }

    private static String matching(String text, String pattern, String name) {
        if (!text.matches(pattern)) {
            throw ApiRefusal.wrong(name);
        }
        return text;
    }

    /** An address that a browser may be sent to or a notification posted to, and nothing like {@code javascript:}. */
    private static String url(Map<String, String> fields, String name) {
        String text = fields.getOrDefault(name, "");
        if (text.isEmpty()) {
            return null;
        }
        try {
            URI uri = new URI(text);
            if (uri.getHost() != null && matching(text, "(?i)https?://.*", name) != null) {
                return uri.toASCIIString();
            }
        } catch (URISyntaxException e) {
            // told below, like an address without a host
        }
        throw ApiRefusal.wrong(name);
    }

    private static Map<String, String> payerFields(Map<String, String> fields) {
        Map<String, String> found = new LinkedHashMap<>();
        fields.forEach((name, value) -> {
            if (name.startsWith("fields[") && name.endsWith("]")) {
                found.put(name.substring("fields[".length(), name.length() - 1), value);
            }
        });
        return found;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
