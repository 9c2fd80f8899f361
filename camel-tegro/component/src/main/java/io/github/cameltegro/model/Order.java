package io.github.cameltegro.model;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import io.github.cameltegro.protocol.PaymentKey;
import java.math.BigDecimal;
import java.time.LocalDateTime;
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
 * @param other fields that Tegro's documentation does not name
 */
public record Order(
        Long id,

        @JsonProperty("date_created")
        @JsonDeserialize(using = TegroDates.Reader.class)
        @JsonSerialize(using = TegroDates.Writer.class)
        LocalDateTime dateCreated,

        @JsonProperty("date_payed")
        @JsonDeserialize(using = TegroDates.Reader.class)
        @JsonSerialize(using = TegroDates.Writer.class)
        LocalDateTime datePayed,

        Integer status,
        @JsonProperty("payment_system_id") Integer paymentSystemId,
        @JsonProperty("currency_id") Integer currencyId,

        @JsonDeserialize(using = TegroAmounts.Reader.class) @JsonSerialize(using = TegroAmounts.Writer.class)
        BigDecimal amount,

        @JsonDeserialize(using = TegroAmounts.Reader.class) @JsonSerialize(using = TegroAmounts.Writer.class)
        BigDecimal fee,

        String email,

        @JsonProperty("test_order")
        @JsonDeserialize(using = TegroFlags.Reader.class)
        @JsonSerialize(using = TegroFlags.Writer.class)
        Boolean testOrder,

        @JsonProperty("payment_id") String paymentId,
        @JsonAnySetter @JsonAnyGetter Map<String, Object> other)
        implements TegroAnswer {

    /** The status of a paid order. */
    public static final int PAID = 1;

    public Order {
        other = Models.open(other);
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
                Boolean.TRUE.equals(testOrder));
    }

    /** For an order without a merchant's id, which no notification tells of; the first byte is in no text. */
    private byte[] ownId() {
        byte[] own = (" " + id).getBytes(US_ASCII);
        own[0] = (byte) 0xff;
        return own;
    }

    /** Whether the status is {@value #PAID}. */
    @JsonIgnore
    public boolean isPaid() {
        return status != null && status == PAID;
    }
}
