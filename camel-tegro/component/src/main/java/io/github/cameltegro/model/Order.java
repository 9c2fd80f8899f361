package io.github.cameltegro.model;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.cameltegro.protocol.PaymentKey;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An order as {@code order} and {@code orders} tell it.
 *
 * @param id Tegro's own number
 * @param dateCreated when it was created, in a time zone that Tegro does not tell
 * @param datePayed when it was paid, or null (the spelling is Tegro's)
 * @param status 0 is not paid, 1 is paid; 2 (failed), 3 (refunded) and 4 (pending) are known from practice only, and
 *     others may come
 * @param amount the amount, as a rule with eight decimals; compare by {@code compareTo}
 * @param fee Tegro's fee; whether it is part of the amount is not documented
 * @param testOrder whether it was a test
 * @param paymentId the merchant's order id (sent as {@code order_id} when the order was created)
 * @param other fields that Tegro's documentation does not name, and those of the others that could not be read and
 *     decide nothing, as they arrived
 */
public record Order(
        Long id,
        LocalDateTime dateCreated,
        LocalDateTime datePayed,
        Integer status,
        Integer paymentSystemId,
        Integer currencyId,
        BigDecimal amount,
        BigDecimal fee,
        String email,
        Boolean testOrder,
        String paymentId,
        Map<String, Object> other)
        implements TegroAnswer {

    /** The status of a paid order. */
    public static final int PAID = 1;

    /** The status of an order that was paid and refunded. */
    public static final int REFUNDED = 3;

    public Order {
        other = Models.open(other);
    }

    /**
     * Reads an order's fields by Tegro's own names.
     *
     * @throws UnreadableFieldException if the id, the merchant's id, the status, the amount or the test flag is there
     *     and can't be read
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Order of(Map<String, Object> fields) {
        ReceivedRecord received = new ReceivedRecord(fields);
        return new Order(
                received.decidingNumber("id"),
                received.date("date_created"),
                received.date("date_payed"),
                received.decidingCode("status"),
                received.code("payment_system_id"),
                received.code("currency_id"),
                received.decidingAmount("amount"),
                received.amount("fee"),
                received.text("email"),
                received.decidingFlag("test_order"),
                received.decidingId("payment_id"),
                received.left());
    }

    /** Returns the fields by Tegro's own names, and those that could not be read as they arrived. */
    @JsonValue
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", id);
        fields.put("date_created", TegroDates.write(dateCreated));
        fields.put("date_payed", TegroDates.write(datePayed));
        fields.put("status", status);
        fields.put("payment_system_id", paymentSystemId);
        fields.put("currency_id", currencyId);
        fields.put("amount", TegroAmounts.write(amount));
        fields.put("fee", TegroAmounts.write(fee));
        fields.put("email", email);
        fields.put("test_order", TegroFlags.write(testOrder));
        fields.put("payment_id", paymentId);
        fields.putAll(other);
        return fields;
    }

    /**
     * The key under which this order's payment is marked as done, by the notification endpoint and by polling with
     * {@code paidOnly}.
     *
     * @param shopId the shop, of any case
     */
    public PaymentKey paymentKey(String shopId) {
        return PaymentKey.of(
                shopId,
                paymentId == null ? ownId() : paymentId.getBytes(UTF_8),
                dateCreated == null ? null : dateCreated.toString(),
                PAID,
                isTest());
    }

    /** For an order without a merchant's id, which no notification tells of; the first byte is in no text. */
    private byte[] ownId() {
        byte[] own = (" " + id).getBytes(US_ASCII);
        own[0] = (byte) 0xff;
        return own;
    }

    /** Whether it was a test; not where Tegro does not say. */
    public boolean isTest() {
        return Boolean.TRUE.equals(testOrder);
    }

    /** Whether the status is {@value #PAID}. */
    public boolean isPaid() {
        return status != null && status == PAID;
    }
}
