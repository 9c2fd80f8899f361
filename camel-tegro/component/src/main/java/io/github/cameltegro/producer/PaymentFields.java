package io.github.cameltegro.producer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cameltegro.TegroInvalidRequestException;
import io.github.cameltegro.TegroOperation;
import io.github.cameltegro.protocol.FormField;
import io.github.cameltegro.protocol.FormSignature;
import io.github.cameltegro.protocol.PhpEncoding;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The fields of a payment link or form as single texts, signed: what is signed is what is sent, for it is written as text
 * once. Amount, currency, order_id, shop_id and, where it is sent, test are signed, and nothing else (docs/protocol.md,
 * "Links and forms").
 */
final class PaymentFields {

    private static final String SIGN = "sign";
    private static final String TEST = "test";

    /** PHP makes other names into these: {@code notify.url} and {@code " notify_url"} both become notify_url. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z]\\w*");

    private static final Pattern PATH = Pattern.compile(NAME + "(\\[[\\w-]+])*");

    /** A browser posts each line break as CR LF, whichever it was, and HTML has no NUL. */
    private static final Pattern NOT_POSTED_AS_IT_IS = Pattern.compile("[\\r\\n\\u0000]");

    private final TegroOperation operation;
    private final String shopId;
    private final FormSignature signature;

    PaymentFields(TegroOperation operation, String shopId, FormSignature signature) {
        this.operation = operation;
        this.shopId = shopId;
        this.signature = signature;
    }

    /**
     * @param collected by {@link RequestFields}
     * @return the fields in the order sent: those that are signed, as PHP sorts them, the others, {@code sign}
     * @throws TegroInvalidRequestException for a name or value that would not arrive as it is
     */
    Map<String, String> sign(Map<String, Object> collected) {
        Map<String, Object> others = new LinkedHashMap<>(collected);
        if (others.containsKey(SIGN)) {
            throw invalid(SIGN, "is computed here and can't be given; leave it out", null);
        }
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("amount", ((BigDecimal) others.remove("amount")).toPlainString());
        fields.put("currency", (String) others.remove("currency"));
        fields.put("order_id", (String) others.remove("order_id"));
        fields.put("shop_id", shopId);
        if (isTest(collected)) {
            fields.put(TEST, "1");
        }
        others.remove(TEST);
        String sign = signature(fields);
        others.forEach((name, value) -> add(fields, name, value));
        fields.put(SIGN, sign);
        fields.forEach(this::checkValue);
        return fields;
    }

    /** Whether the payment is one for no money. */
    static boolean isTest(Map<String, Object> collected) {
        return Boolean.TRUE.equals(collected.get(TEST));
    }

    private String signature(Map<String, String> signed) {
        try {
            return signature.sign(signed);
        } catch (IllegalArgumentException e) {
            // all else of them is of known letters
            throw invalid("order_id", "can't be sent: " + e.getMessage(), e);
        }
    }

    private void add(Map<String, String> fields, String name, Object value) {
        checkName(name, NAME);
        try {
            for (FormField field : PhpEncoding.fields(Map.of(name, value))) {
                String path = new String(field.name(), UTF_8);
                checkName(path, PATH);
                fields.put(path, new String(field.value(), UTF_8));
            }
        } catch (IllegalArgumentException e) {
            throw invalid(name, "can't be sent: " + e.getMessage(), e);
        }
    }

    private void checkName(String name, Pattern allowed) {
        if (!allowed.matcher(name).matches()) {
            throw invalid(
                    name,
                    "is no name of a field: ASCII letters, digits and _ only (members of fields and receipt are given"
                            + " as objects)",
                    null);
        }
    }

    private void checkValue(String name, String value) {
        if (operation == TegroOperation.paymentForm
                && NOT_POSTED_AS_IT_IS.matcher(value).find()) {
            throw invalid(name, "holds a line break or a NUL, which no browser posts as it is", null);
        }
    }

    private TegroInvalidRequestException invalid(String field, String message, Throwable cause) {
        String name = FieldValues.brief(field).replaceAll("^'|'$", "");
        return new TegroInvalidRequestException(operation.name(), name, name + " " + message, cause);
    }
}
