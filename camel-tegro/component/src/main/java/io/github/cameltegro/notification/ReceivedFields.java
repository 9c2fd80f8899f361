package io.github.cameltegro.notification;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cameltegro.model.TegroAmounts;
import io.github.cameltegro.model.TegroDates;
import io.github.cameltegro.model.TegroFlags;
import io.github.cameltegro.protocol.FormField;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The fields of one notification, by name. An empty value is the same as none. */
final class ReceivedFields {

    /** What a payment link signs: a payer can post these with the link's own signature, and has paid nothing. */
    private static final Set<String> OF_A_LINK = Set.of("amount", "currency", "order_id", "shop_id", "test", "sign");

    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]+");

    /** A payment that comes later than this after its order is rare enough to ask Tegro about it. */
    private static final int LONGEST_WAIT_DAYS = 60;

    private static final List<String> REQUIRED = List.of("sign", "shop_id", "order_id", "amount");

    private final List<FormField> fields;
    private final Map<String, FormField> byName = new LinkedHashMap<>();

    ReceivedFields(List<FormField> fields) {
        this.fields = fields;
        for (FormField field : fields) {
            byName.put(new String(field.name(), UTF_8), field);
        }
    }

    List<FormField> list() {
        return fields;
    }

    /** The first required field that is missing or unreadable; null if all are there. */
    String missing() {
        for (String name : REQUIRED) {
            if (text(name) == null) {
                return name;
            }
        }
        BigDecimal amount = amount();
        return amount == null || amount.signum() < 0 ? "amount" : null;
    }

    /** The field's text, or null. */
    String text(String name) {
        FormField field = byName.get(name);
        return field == null || field.value().length == 0 ? null : new String(field.value(), UTF_8);
    }

    /** The field's bytes. */
    byte[] bytes(String name) {
        return byName.get(name).value();
    }

    BigDecimal amount() {
        return TegroAmounts.parse(text("amount"));
    }

    BigDecimal fee() {
        String fee = text("fee");
        return fee == null ? null : TegroAmounts.parse(fee);
    }

    LocalDateTime date(String name) {
        return TegroDates.parse(text(name));
    }

    /** When the order was created, in whatever form it is told; null if that can't be read. */
    LocalDateTime dateCreated() {
        return TegroDates.lenient(text("date_created"));
    }

    /** Whether the order's date has the form that Tegro's own records have. */
    boolean isDateAsTegroWritesIt() {
        return dateCreated() != null && date("date_created") != null;
    }

    /**
     * Whether the order's date is sure to be the one of Tegro's record: it has its form, and does not contradict the
     * date of the payment, as one in another time zone, or a stand-in, may.
     */
    boolean isDateDecisive() {
        if (!isDateAsTegroWritesIt()) {
            return false;
        }
        LocalDateTime created = dateCreated();
        LocalDateTime payed = date("date_payed");
        return payed == null || !created.isAfter(payed) && !created.isBefore(payed.minusDays(LONGEST_WAIT_DAYS));
    }

    /** The field that decides over money and can't be read; null if there is none. */
    String notUnderstood() {
        if (text("status") != null && !WHOLE_NUMBER.matcher(text("status")).matches()) {
            return "status";
        }
        if (text("test") != null && !TegroFlags.isFlag(text("test"))) {
            return "test";
        }
        return isText(bytes("order_id")) ? null : "order_id";
    }

    private static boolean isText(byte[] bytes) {
        return Arrays.equals(new String(bytes, UTF_8).getBytes(UTF_8), bytes);
    }

    boolean test() {
        return TegroFlags.parse(text("test"));
    }

    /** Whether there is nothing but what a payment link carries. */
    boolean onlyOfALink() {
        return byName.keySet().stream().allMatch(name -> OF_A_LINK.contains(name) || text(name) == null);
    }

    /** All text but the signature; empty values are there only if they were signed. */
    Map<String, String> texts(boolean withEmpty) {
        Map<String, String> texts = new LinkedHashMap<>();
        byName.forEach((name, field) -> {
            if (!name.equals("sign") && (withEmpty || field.value().length > 0)) {
                texts.put(name, new String(field.value(), UTF_8));
            }
        });
        return texts;
    }
}
