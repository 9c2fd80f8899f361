package io.github.cameltegro.simulator;

import io.github.cameltegro.simulator.PhpQuery.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/**
 * A notification about an order as it was when this was made: sent as it is, changed before it is signed, or spoilt
 * after. It may be sent any number of times, at once or late, so that duplicates and reordering are a matter of calling
 * {@link #send()}. For attacks that have a name see {@link #attack()}.
 */
public final class NotificationBuilder {

    private final SimulatedOrder order;
    private final NotificationSender sender;
    private final Map<String, String> changed = new LinkedHashMap<>();
    private final List<String> left = new ArrayList<>();
    private final List<Field> appended = new ArrayList<>();
    private final Map<String, String> spoilt = new LinkedHashMap<>();
    private FieldSet fieldSet;
    private PayloadFormat format;
    private String secretKey;
    private String url;
    private boolean charset;
    private boolean nullsSent = true;
    private boolean upperCaseSign;
    private boolean retrying;
    private int copies = 1;

    NotificationBuilder(SimulatedOrder order, AccountKeys keys, NotificationSender sender, String url) {
        this.order = order;
        this.sender = sender;
        this.fieldSet = sender.settings().fieldSet();
        this.format = sender.settings().format();
        this.secretKey = keys.secretKey();
        this.url = url;
    }

    /** Which fields it carries; {@link FieldSet#RECORDED} by default. */
    public NotificationBuilder fieldSet(FieldSet set) {
        fieldSet = set;
        return this;
    }

    /** How it is written; {@link PayloadFormat#FORM} by default. */
    public NotificationBuilder contentType(PayloadFormat type) {
        format = type;
        return this;
    }

    /** Whether {@code charset=UTF-8} is named: in the content type, or in that of each part. */
    public NotificationBuilder charset(boolean named) {
        charset = named;
        return this;
    }

    /** Sets a field, or adds one, before it is signed. Null is PHP's null: not hashed, but sent as an empty text. */
    public NotificationBuilder field(String name, String value) {
        changed.put(name, value);
        return this;
    }

    /** Adds a field that Tegro might add one day; signed like all others. */
    public NotificationBuilder extraField(String name, String value) {
        return field(name, value);
    }

    /** Leaves a field out, before it is signed; {@code sign} itself may be left out too. */
    public NotificationBuilder without(String name) {
        left.add(name);
        return this;
    }

    /** Whether a null, such as the {@code date_payed} of an unpaid order, is sent as an empty text (default) or not. */
    public NotificationBuilder sendNulls(boolean asEmpty) {
        nullsSent = asEmpty;
        return this;
    }

    /** Sets a field after all have been signed, so that the signature doesn't cover it; {@code sign} too. */
    public NotificationBuilder fieldAfterSigning(String name, String value) {
        spoilt.put(name, value);
        return this;
    }

    /** Sends one more field of that name at the end, after all have been signed. */
    public NotificationBuilder repeatedField(String name, String value) {
        appended.add(new Field(name, value));
        return this;
    }

    /** Writes the signature in capital letters. */
    public NotificationBuilder upperCaseSign() {
        upperCaseSign = true;
        return this;
    }

    /** Signs with another secret, that of before a rotation for example. */
    public NotificationBuilder signedWith(String otherSecretKey) {
        secretKey = otherSecretKey;
        return this;
    }

    /** Where it goes; the shop's notification URL by default. */
    public NotificationBuilder sendTo(String otherUrl) {
        url = NotificationSettings.checked(otherUrl);
        return this;
    }

    /** Tries again until it is accepted or the simulator's attempts are used up; by default it is sent just once. */
    public NotificationBuilder retrying() {
        retrying = true;
        return this;
    }

    /** Sends that many copies at once. */
    public NotificationBuilder concurrently(int times) {
        copies = times;
        return this;
    }

    /** Ways to cheat, each by its name. */
    public NotificationAttack attack() {
        return new NotificationAttack(this, order);
    }

    /** What would be sent. */
    public NotificationPayload payload() {
        Map<String, String> fields = fieldSet.of(order);
        fields.putAll(changed);
        left.forEach(fields::remove);
        fields.remove("sign");
        String sign = Signatures.form(fields, secretKey);
        if (!nullsSent) {
            fields.values().removeIf(value -> value == null);
        }
        if (!left.contains("sign")) {
            fields.put("sign", upperCaseSign ? sign.toUpperCase(Locale.ROOT) : sign);
        }
        fields.putAll(spoilt);
        List<Field> sent = new ArrayList<>();
        fields.forEach((name, value) -> sent.add(new Field(name, value)));
        sent.addAll(appended);
        return PayloadWriter.write(format, charset, sent);
    }

    /**
     * Sends it. The answers, one for each copy, are there when each copy was accepted or its last attempt has ended; no
     * answer at all is one with status 0. A reset of the simulator cancels what is not yet answered.
     */
    public CompletableFuture<List<NotificationAnswer>> send() {
        if (url == null) {
            throw new IllegalStateException("Nowhere to send it: neither a notificationUrl nor sendTo(url)");
        }
        NotificationPayload payload = payload();
        List<CompletableFuture<NotificationAnswer>> sent = IntStream.range(0, copies)
                .mapToObj(copy -> sender.send(order.orderId(), url, payload, retrying))
                .toList();
        return CompletableFuture.allOf(sent.toArray(CompletableFuture[]::new))
                .thenApply(all -> sent.stream().map(CompletableFuture::join).toList());
    }
}
