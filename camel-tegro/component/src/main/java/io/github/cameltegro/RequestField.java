package io.github.cameltegro;

/**
 * One input of an operation: what it is called in a body (Tegro's own name), as a header and as an option of the
 * endpoint, and what it must look like.
 */
public enum RequestField {
    CURRENCY("currency", TegroConstants.CURRENCY, "currency", Kind.CURRENCY, true, UriValue.FIXED),
    AMOUNT("amount", TegroConstants.AMOUNT, "amount", Kind.AMOUNT, true, UriValue.FIXED),
    ORDER_ID("order_id", TegroConstants.ORDER_ID, "orderId", Kind.TEXT, true, UriValue.FIXED),
    PAYMENT_SYSTEM(
            "payment_system", TegroConstants.PAYMENT_SYSTEM, "paymentSystem", Kind.NUMBER, false, UriValue.FIXED),
    FIELDS_EMAIL("fields.email", TegroConstants.EMAIL, "email", Kind.TEXT, false, UriValue.LAST),
    FIELDS_PHONE("fields.phone", TegroConstants.PHONE, "phone", Kind.TEXT, false, UriValue.LAST),
    /** What the pages of a link or form are written in. */
    LANG("lang", null, "lang", Kind.LANGUAGE, false, UriValue.LAST),
    /** Decides over money, and never from a header: that of a notification would be taken for it. */
    TEST("test", null, "test", Kind.FLAG, false, UriValue.FIXED),
    SUCCESS_URL("success_url", null, "successUrl", Kind.URL, false, UriValue.LAST),
    FAIL_URL("fail_url", null, "failUrl", Kind.URL, false, UriValue.LAST),
    NOTIFY_URL("notify_url", null, "notifyUrl", Kind.URL, false, UriValue.FIXED),
    /** The merchant's order id where an order is asked for. */
    MERCHANT_ORDER("payment_id", TegroConstants.ORDER_ID, "orderId", Kind.TEXT, false, UriValue.FIXED),
    /** Tegro's own number of an order. */
    TEGRO_ORDER("order_id", TegroConstants.ID, "id", Kind.NUMBER, false, UriValue.FIRST),
    /** The merchant's payout id where a payout is asked for. */
    MERCHANT_PAYOUT("payment_id", TegroConstants.PAYMENT_ID, "paymentId", Kind.TEXT, false, UriValue.FIXED),
    /** Tegro's own number of a payout. */
    TEGRO_PAYOUT("order_id", TegroConstants.WITHDRAWAL_ID, "withdrawalId", Kind.NUMBER, false, UriValue.FIRST),
    /** A payout's own, never from a header: those of a notification would be taken for them. */
    PAYOUT_CURRENCY("currency", null, "currency", Kind.CURRENCY, true, UriValue.FIXED),
    PAYOUT_ACCOUNT("account", null, "account", Kind.TEXT, true, UriValue.FIXED),
    PAYOUT_AMOUNT("amount", null, "amount", Kind.AMOUNT, true, UriValue.FIXED),
    PAYOUT_SYSTEM("payment_system", null, "paymentSystem", Kind.NUMBER, false, UriValue.FIXED),
    /** The merchant's payout id where a payout is made or released. */
    PAYOUT_ID("payment_id", TegroConstants.PAYMENT_ID, "paymentId", Kind.TEXT, true, UriValue.FIXED),
    PAGE("page", TegroConstants.PAGE, "page", Kind.PAGE, false, UriValue.LAST),
    RATE_FROM("from", null, null, Kind.TEXT, false, UriValue.LAST),
    RATE_TO("to", null, null, Kind.TEXT, false, UriValue.LAST);

    /** What a value is turned into before it is compared or sent. */
    public enum Kind {
        /** Text; numbers become text. */
        TEXT,
        /** A plain decimal greater than zero of at most eight decimals. */
        AMOUNT,
        /** Three to five capital letters. */
        CURRENCY,
        /** A whole number, not negative. */
        NUMBER,
        /** A whole number from 1. */
        PAGE,
        /** One of {@link PageLanguage}. */
        LANGUAGE,
        /** true or false, 1 or 0. */
        FLAG,
        /** An absolute address, http or https. */
        URL
    }

    /** What a value on the endpoint's URI is worth against one that flows past. */
    public enum UriValue {
        /** A default: body and header come first. */
        LAST,
        /** It comes first. */
        FIRST,
        /** It decides over money: a different one in body or header is an error. */
        FIXED
    }

    private final String wireName;
    private final String memberName;
    private final String header;
    private final String option;
    private final Kind kind;
    private final boolean required;
    private final UriValue uriValue;

    RequestField(String wireName, String header, String option, Kind kind, boolean required, UriValue uriValue) {
        this.wireName = wireName;
        this.memberName = wireName.substring(wireName.indexOf('.') + 1);
        this.header = header;
        this.option = option;
        this.kind = kind;
        this.required = required;
        this.uriValue = uriValue;
    }

    /** Tegro's own name, in a body and on the wire; {@code fields.email} is the member of an object. */
    public String wireName() {
        return wireName;
    }

    /** The same within the object that holds it. */
    public String memberName() {
        return memberName;
    }

    /** Whether it is a member of the object {@code fields}, which holds what is known of the payer. */
    public boolean isOfPayer() {
        return memberName.length() < wireName.length();
    }

    /** The header that may give it, or null. */
    public String header() {
        return header;
    }

    /** The endpoint option that may give it, or null. */
    public String option() {
        return option;
    }

    public Kind kind() {
        return kind;
    }

    public boolean required() {
        return required;
    }

    public UriValue uriValue() {
        return uriValue;
    }
}
