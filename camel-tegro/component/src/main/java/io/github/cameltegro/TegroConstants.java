package io.github.cameltegro;

import org.apache.camel.spi.Metadata;

/**
 * Names of the headers that the component reads and sets.
 *
 * <p>Two ids and two numbers are never confused, whatever the wire calls them: {@link #ORDER_ID} and
 * {@link #PAYMENT_ID} are the merchant's, {@link #ID} and {@link #WITHDRAWAL_ID} are Tegro's own.
 */
public final class TegroConstants {

    @Metadata(
            description = "The merchant's order id, in every operation about orders (on the wire: order_id in"
                    + " createOrder, payment_id in order).",
            javaType = "String")
    public static final String ORDER_ID = "CamelTegroOrderId";

    @Metadata(
            description = "The merchant's payout id, in every operation about payouts (on the wire: payment_id).",
            javaType = "String")
    public static final String PAYMENT_ID = "CamelTegroPaymentId";

    @Metadata(
            description = "Tegro's own number of an order (on the wire: data.id; the integer order_id in order).",
            javaType = "Long")
    public static final String ID = "CamelTegroId";

    @Metadata(
            description = "Tegro's own number of a payout (on the wire: the integer order_id in withdrawal).",
            javaType = "Long")
    public static final String WITHDRAWAL_ID = "CamelTegroWithdrawalId";

    @Metadata(
            description = "The amount of an order, or (out only) of a payout, a plain decimal.",
            javaType = "java.math.BigDecimal")
    public static final String AMOUNT = "CamelTegroAmount";

    @Metadata(description = "A currency code of three to five capital letters, such as RUB.", javaType = "String")
    public static final String CURRENCY = "CamelTegroCurrency";

    @Metadata(description = "The number of the payment system (see Tegro's list of codes).", javaType = "Integer")
    public static final String PAYMENT_SYSTEM = "CamelTegroPaymentSystem";

    @Metadata(description = "The payer's e-mail address.", javaType = "String")
    public static final String EMAIL = "CamelTegroEmail";

    @Metadata(description = "The payer's phone number, digits.", javaType = "String")
    public static final String PHONE = "CamelTegroPhone";

    @Metadata(description = "The page of a list, counted from 1.", javaType = "Integer")
    public static final String PAGE = "CamelTegroPage";

    @Metadata(
            label = "producer",
            description =
                    "Out only: the address where the payer pays an order; of a form, the address that it posts to.",
            javaType = "String")
    public static final String PAYMENT_URL = "CamelTegroPaymentUrl";

    @Metadata(
            description = "Out only: the status number of an order (1 is paid) or payout, as Tegro sent it.",
            javaType = "Integer")
    public static final String STATUS = "CamelTegroStatus";

    @Metadata(
            description = "Out only: whether the order is a test order. What makes one is the option or field test.",
            javaType = "Boolean")
    public static final String TEST = "CamelTegroTest";

    @Metadata(
            label = "producer",
            description = "Out only: the account that a payout goes to, such as a card or wallet.",
            javaType = "String")
    public static final String ACCOUNT = "CamelTegroAccount";

    @Metadata(
            label = "producer",
            description =
                    "Out only: true where createWithdrawal sent nothing, or nothing new, since the payout had been"
                            + " made or begun before; the answer is what Tegro says of that one.",
            javaType = "Boolean")
    public static final String DUPLICATE = "CamelTegroDuplicate";

    @Metadata(
            description = "Out only: the shop that was asked. The shop is always the endpoint's; this header never"
                    + " changes it.",
            javaType = "String")
    public static final String SHOP_ID = "CamelTegroShopId";

    @Metadata(
            description = "Out only: what makes a payment this very one, the same in every repetition; fit for a unique"
                    + " column of a ledger.",
            javaType = "String")
    public static final String NOTIFICATION_KEY = "CamelTegroNotificationKey";

    @Metadata(
            label = "consumer",
            description = "Out only: the balance that was routed before this one, where only changes are polled.",
            javaType = "io.github.cameltegro.model.Balance")
    public static final String PREVIOUS_BALANCE = "CamelTegroPreviousBalance";

    private TegroConstants() {}
}
