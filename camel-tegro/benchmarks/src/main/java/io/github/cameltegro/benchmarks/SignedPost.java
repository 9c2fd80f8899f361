package io.github.cameltegro.benchmarks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * The bytes of a notification as Tegro posts them, with the fields that were seen in practice, each time about another
 * order: only its number and the signature are written anew. It shares no code with the component.
 */
final class SignedPost {

    private static final AtomicLong ORDERS = new AtomicLong();
    private static final int DIGITS = 16;
    private static final String NUMBER = "n".repeat(DIGITS);
    private static final String SIGN = "s".repeat(32);
    private static final byte[] HEX = "0123456789abcdef".getBytes(ISO_8859_1);
    private static final byte[] SECRET = Account.SECRET_KEY.getBytes(UTF_8);

    private final byte[] request;
    private final int bodySize;
    private final List<Integer> numbers = new ArrayList<>();
    private final int sign;
    private final byte[] canonical;
    private final int canonicalNumber;
    private final MessageDigest md5;

    /** @param comment a text to be sent besides the usual fields; empty for none */
    SignedPost(String path, String comment) throws NoSuchAlgorithmException {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("id", "5F2A7C1B9D3E4F60718293A4B5C6D7E8");
        fields.put("shop_id", Account.SHOP_ID);
        fields.put("date_created", "2023-07-29 20:15:09");
        fields.put("date_payed", "2023-07-29 20:15:38");
        fields.put("status", "1");
        fields.put("payment_system", "45");
        fields.put("currency_id", "2");
        fields.put("currency", "USD");
        fields.put("amount", "21877.52");
        fields.put("fee", "459.43");
        fields.put("order_id", "A:" + NUMBER);
        fields.put("public_key", Account.SHOP_ID);
        if (!comment.isEmpty()) {
            fields.put("comment", comment);
        }
        canonical = joined(new TreeMap<>(fields)).getBytes(ISO_8859_1);
        canonicalNumber = new String(canonical, ISO_8859_1).indexOf(NUMBER);
        fields.put("sign", SIGN);
        String body = joined(fields);
        bodySize = body.length();
        String text = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nUser-Agent: Tegro\r\nAccept: */*\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + bodySize + "\r\n\r\n"
                + body;
        request = text.getBytes(ISO_8859_1);
        for (int at = text.indexOf(NUMBER); at >= 0; at = text.indexOf(NUMBER, at + 1)) {
            numbers.add(at);
        }
        sign = text.indexOf(SIGN);
        md5 = MessageDigest.getInstance("MD5");
    }

    /** The whole request, about the next order. */
    byte[] next() {
        long number = ORDERS.incrementAndGet();
        write(number, canonical, canonicalNumber);
        for (int at : numbers) {
            write(number, request, at);
        }
        md5.update(canonical);
        byte[] digest = md5.digest(SECRET);
        for (int i = 0; i < digest.length; i++) {
            request[sign + 2 * i] = HEX[digest[i] >> 4 & 15];
            request[sign + 2 * i + 1] = HEX[digest[i] & 15];
        }
        return request;
    }

    int bodySize() {
        return bodySize;
    }

    private static void write(long number, byte[] text, int at) {
        long rest = number;
        for (int i = DIGITS - 1; i >= 0; i--) {
            text[at + i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }

    private static String joined(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }

    @Override
    public String toString() {
        return new String(Arrays.copyOf(request, request.length), ISO_8859_1);
    }
}
