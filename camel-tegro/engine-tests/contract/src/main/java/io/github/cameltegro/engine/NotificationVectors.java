package io.github.cameltegro.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Sets of fields that must arrive unharmed, whatever server takes them in. */
public enum NotificationVectors {
    DOCUMENTED(
            "shop_id", "D0F98E7D7742609DC508D86BB7500914", "amount", "100", "order_id", "123", "payment_system", "16"),
    RECORDED(
            "id",
            "5D41402ABC4B2A76B9719D911017C592",
            "date_created",
            "2023-07-29 10:11:12",
            "date_payed",
            "2023-07-29 10:12:13",
            "status",
            "1",
            "amount",
            "21877.52",
            "fee",
            "459.43",
            "order_id",
            "1686381545:2"),
    CYRILLIC("order_id", "Заказ № 5", "имя", "ёж"),
    EMOJI("order_id", "🛒 5 👩‍👩‍👧", "😀", "x"),
    SPECIAL("order_id", "& = + % * ~ ' ( ) : / @ | \" \\ ; , ? # < > ` { } [ ] ^ !", "a+b=c&d%", "1"),
    SPACES("order_id", "  5  ", "a b", " ", "note", "line\r\nline\ttab"),
    EMPTY_VALUES("date_payed", "", "order_id", "5", "email", ""),
    HEADER_SHAPED(
            "CamelHttpUri",
            "http://evil.example/",
            "CamelHttpResponseCode",
            "302",
            "host",
            "evil.example",
            "Content-Type",
            "text/html",
            "Content-Length",
            "1",
            "Location",
            "http://evil.example/",
            "Set-Cookie",
            "a=b",
            "X-Forwarded-For",
            "1.2.3.4",
            "CamelTegroStatus",
            "1"),
    PHP_NAMES("a.b", "1", "c[d]", "2", "e[]", "3"),
    LONG("comment", "long ".repeat(4000));

    private final Map<String, byte[]> fields = new LinkedHashMap<>();

    NotificationVectors(String... namesAndValues) {
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put(namesAndValues[i], namesAndValues[i + 1].getBytes(UTF_8));
        }
    }

    public Map<String, byte[]> fields() {
        return fields;
    }

    /** Every byte there is, which has no JSON form. */
    public static Map<String, byte[]> allBytes() {
        byte[] all = new byte[256];
        for (int i = 0; i < 256; i++) {
            all[i] = (byte) i;
        }
        return Map.of("bytes", all);
    }

    /** Twenty fields that nobody knows. */
    public static Map<String, byte[]> manyUnknown() {
        Map<String, byte[]> fields = new LinkedHashMap<>();
        Stream.iterate(0, i -> i < 20, i -> i + 1).forEach(i -> fields.put("x" + i, ("value " + i).getBytes(UTF_8)));
        return fields;
    }
}
