package io.github.cameltegro.producer;

import io.github.cameltegro.RequestField;
import io.github.cameltegro.TegroInvalidRequestException;
import io.github.cameltegro.TegroOperation;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Collects the fields of a request: body before header before URI, but what decides over money and stands on the URI
 * can't be changed by what flows past.
 */
final class RequestFields {

    private static final Logger LOG = LoggerFactory.getLogger(RequestFields.class);

    private static final String PAYER_OBJECT = "fields";
    private static final String RECEIPT = "receipt";

    private final TegroOperation operation;
    private final String shopId;
    private final FieldValues values;
    private final ReceiptRule receiptRule;
    private final RequestBody requestBody;
    private final RequestIds ids;
    private final boolean aboutPayer;

    RequestFields(TegroOperation operation, String shopId) {
        this.operation = operation;
        this.shopId = shopId;
        this.values = new FieldValues(operation);
        this.receiptRule = new ReceiptRule(values);
        this.ids = RequestIds.of(operation);
        this.requestBody = new RequestBody(operation, RequestIds.bodyField(operation));
        this.aboutPayer = operation.fields().stream().anyMatch(RequestField::isOfPayer);
    }

    /**
     * Collects and checks.
     *
     * @param uriValues what stands on the URI, by option name
     * @throws TegroInvalidRequestException if anything is wrong; it names the field
     */
    Map<String, Object> collect(Exchange exchange, Map<String, Object> uriValues) {
        if (operation.fields().isEmpty()) {
            return Map.of();
        }
        GivenValues plain = new GivenValues(operation, exchange);
        Map<String, Object> given = requestBody.fields(exchange, plain);
        checkReserved(given, plain);
        if (ids != null) {
            ids.check(given, exchange.getMessage(), uriValues);
        }
        Map<String, Object> payer = payer(given);
        Map<RequestField, Object> found = new EnumMap<>(RequestField.class);
        for (RequestField field : operation.fields()) {
            Map<String, Object> holder = field.isOfPayer() ? payer : given;
            Object inBody = plain.plain(field.wireName(), holder.remove(field.memberName()));
            Object inHeader = field.header() == null
                    ? null
                    : plain.plain(field.wireName(), exchange.getMessage().getHeader(field.header()));
            Object value = value(field, inBody, inHeader, uriValues);
            if (value != null) {
                found.put(field, value);
            }
        }
        if (ids != null) {
            ids.choose(found, given.keySet(), uriValues);
        }
        logUnknown(given);
        Map<String, Object> fields = new LinkedHashMap<>();
        for (RequestField field : operation.fields()) {
            Object value = found.get(field);
            if (value == null && field.required()) {
                throw missing(field, given.keySet());
            }
            if (value != null && field.isOfPayer()) {
                payer.put(field.memberName(), value);
            } else if (value != null) {
                fields.put(field.wireName(), onWire(value));
            }
        }
        addOthers(fields, payer, given, plain);
        return fields;
    }

    /** Flags of a call are 1 and 0, as in Tegro's forms. */
    private Object onWire(Object value) {
        return value instanceof Boolean flag && operation.isRemote() ? Long.valueOf(flag ? 1 : 0) : value;
    }

    /** By name only: what a field holds may be nobody's business. */
    private void logUnknown(Map<String, Object> given) {
        if (!LOG.isDebugEnabled()) {
            return;
        }
        for (String name : given.keySet()) {
            if (!name.equals(RECEIPT)) {
                RequestField meant = NearMisses.field(operation.fields(), name);
                LOG.debug(
                        "tegro:{} knows no field {}{}; it is sent as it is",
                        operation,
                        FieldValues.brief(name),
                        meant == null ? "" : ", did you mean " + meant.wireName() + "?");
            }
        }
    }

    private Object value(RequestField field, Object inBody, Object inHeader, Map<String, Object> uriValues) {
        Object onUri = field.option() == null ? null : uriValues.get(field.option());
        Object fromUri = values.read(field, onUri);
        if (onUri != null && field.uriValue() != RequestField.UriValue.LAST) {
            if (fromUri == null) {
                // else an expression that came out empty would open what it was to fix
                throw values.invalid(
                        field.wireName(),
                        "is blank on the endpoint (option " + field.option() + "), where it is fixed");
            }
            if (field.uriValue() == RequestField.UriValue.FIXED) {
                checkFixed(field, fromUri, values.read(field, inBody), "the body");
                checkFixed(field, fromUri, values.read(field, inHeader), "the header " + field.header());
            }
            return fromUri;
        }
        Object fromBody = values.read(field, inBody);
        if (fromBody != null) {
            return fromBody;
        }
        Object fromHeader = values.read(field, inHeader);
        return fromHeader != null ? fromHeader : fromUri;
    }

    private void checkFixed(RequestField field, Object fixed, Object other, String where) {
        if (other != null && !FieldValues.same(fixed, other)) {
            throw values.invalid(
                    field.wireName(),
                    "is fixed on the endpoint (" + field.option() + "=" + fixed + "), but " + where + " says "
                            + FieldValues.brief(other));
        }
    }

    private void checkReserved(Map<String, Object> given, GivenValues plain) {
        Object shop = plain.plain("shop_id", given.remove("shop_id"));
        if (shop != null && !shop.toString().equalsIgnoreCase(shopId)) {
            throw values.invalid("shop_id", "is always the endpoint's, but the body says " + FieldValues.brief(shop));
        }
        if (given.containsKey("nonce")) {
            throw values.invalid("nonce", "is drawn for each call and can't be given; leave it out");
        }
    }

    /** The member objects {@code fields}, for createOrder. */
    private Map<String, Object> payer(Map<String, Object> given) {
        Map<String, Object> payer = new LinkedHashMap<>();
        if (aboutPayer) {
            Object value = given.remove(PAYER_OBJECT);
            if (value instanceof Map<?, ?> map) {
                map.forEach((name, member) -> payer.put(String.valueOf(name), member));
            } else if (value != null) {
                throw values.invalid(PAYER_OBJECT, "must be an object of the form {\"email\": ..., \"phone\": ...}");
            }
        }
        return payer;
    }

    private void addOthers(
            Map<String, Object> fields, Map<String, Object> payer, Map<String, Object> given, GivenValues plain) {
        payer.values().removeIf(value -> value == null);
        if (!payer.isEmpty()) {
            fields.put(PAYER_OBJECT, payer);
        }
        if (fields.get("amount") instanceof BigDecimal amount) {
            Object receipt = given.remove(RECEIPT);
            if (receipt != null) {
                fields.put(RECEIPT, receiptRule.check(receipt, amount, (String) fields.get("currency"), plain));
            }
        }
        // fields that are not known here go as they are, but for those that say nothing
        given.forEach((name, value) -> {
            if (value != null) {
                fields.putIfAbsent(name, value);
            }
        });
    }

    private TegroInvalidRequestException missing(RequestField field, Set<String> others) {
        return values.invalid(
                field.wireName(),
                "is missing: give it in the body" + (field.header() == null ? "" : ", as the header " + field.header())
                        + " or as the option " + field.option()
                        + NearMisses.hint(field, others));
    }
}
