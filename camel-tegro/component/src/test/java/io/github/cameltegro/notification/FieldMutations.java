package io.github.cameltegro.notification;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cameltegro.protocol.FormField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** What a cheat, a proxy or a careless sender makes of the fields of a notification. */
final class FieldMutations {

    private static final String[] NAMES = {
        "status",
        "amount",
        "order_id",
        "shop_id",
        "currency",
        "test",
        "sign",
        "fee",
        "id",
        "payment_system",
        "STATUS",
        "status ",
        " status",
        "status\0",
        "status[]",
        "status[0]",
        "st%61tus",
        "Sign",
        "sign[]",
        "CamelTegroStatus",
        "x",
        "",
        "ж",
        "amount.",
        "order.id",
        "_",
        "~",
        "a".repeat(101)
    };

    private static final String[] VALUES = {
        "",
        "1",
        "0",
        "01",
        "1.0",
        "+1",
        "-1",
        "1e3",
        "100",
        "100.00",
        "true",
        "null",
        "D0F98E7D7742609DC508D86BB7500914",
        "2026-01-01 10:00:00",
        "0000-00-00 00:00:00",
        "&status=1",
        "1&sign=",
        "\0",
        "Ж",
        "\ud83d\uded2",
        "%31",
        "+",
        " 1",
        "1 ",
        "9".repeat(200),
        "x".repeat(3000)
    };

    private static final byte[] LARGE = "я".repeat(15_000).getBytes(UTF_8);

    private FieldMutations() {}

    /** Changes the list by one step. */
    static void mutate(List<FormField> fields, String otherSign, SplittableRandom random) {
        int at = random.nextInt(fields.size());
        FormField field = fields.get(at);
        int other = random.nextInt(fields.size());
        switch (random.nextInt(13)) {
            case 0 -> {
                if (fields.size() > 1) {
                    fields.remove(at);
                }
            }
            case 1 -> fields.add(other, field);
            case 2 -> fields.add(new FormField(field.name(), value(random)));
            case 3 -> {
                fields.set(at, new FormField(field.name(), fields.get(other).value()));
                fields.set(other, new FormField(fields.get(other).name(), field.value()));
            }
            case 4 -> fields.add(other, fields.remove(at));
            case 5 -> fields.set(at, new FormField(name(random), field.value()));
            case 6 -> fields.set(at, new FormField(field.name(), value(random)));
            case 7 -> fields.set(at, new FormField(field.name(), BodyMutations.mutate(field.value(), random)));
            case 8 -> fields.add(new FormField(name(random), value(random)));
            case 9 -> fields.add(new FormField(name(random), new byte[0]));
            case 10 -> {
                // two fields as one, as if the one's end were part of its value
                FormField next = fields.get(other);
                if (at != other) {
                    String joined = text(field.value()) + '&' + text(next.name()) + '=' + text(next.value());
                    fields.set(at, new FormField(field.name(), joined.getBytes(ISO_8859_1)));
                    fields.remove(other);
                }
            }
            default -> sign(fields, otherSign, random);
        }
    }

    private static void sign(List<FormField> fields, String otherSign, SplittableRandom random) {
        for (int i = 0; i < fields.size(); i++) {
            if (text(fields.get(i).name()).equals("sign")) {
                fields.set(
                        i,
                        new FormField(
                                fields.get(i).name(), altered(fields.get(i).value(), otherSign, random)));
            }
        }
    }

    private static byte[] altered(byte[] sign, String otherSign, SplittableRandom random) {
        int cut = random.nextInt(sign.length + 1);
        return switch (random.nextInt(8)) {
            case 0 -> text(sign).toUpperCase().getBytes(ISO_8859_1);
            case 1 -> Arrays.copyOf(sign, cut);
            case 2 -> (text(sign) + text(sign).substring(cut)).getBytes(ISO_8859_1);
            case 3 -> (text(sign).substring(0, cut) + "0".repeat(sign.length - cut)).getBytes(ISO_8859_1);
            case 4 -> otherSign.getBytes(ISO_8859_1);
            case 5 -> (" " + text(sign)).getBytes(ISO_8859_1);
            case 6 -> new byte[0];
            default -> BodyMutations.mutate(sign, random);
        };
    }

    private static byte[] name(SplittableRandom random) {
        return NAMES[random.nextInt(NAMES.length)].getBytes(UTF_8);
    }

    private static byte[] value(SplittableRandom random) {
        return random.nextInt(200) == 0 ? LARGE : VALUES[random.nextInt(VALUES.length)].getBytes(UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, ISO_8859_1);
    }

    /** In another order. */
    static List<FormField> shuffled(List<FormField> fields, SplittableRandom random) {
        List<FormField> shuffled = new ArrayList<>(fields);
        for (int i = shuffled.size() - 1; i > 0; i--) {
            shuffled.set(i, shuffled.set(random.nextInt(i + 1), shuffled.get(i)));
        }
        return shuffled;
    }
}
