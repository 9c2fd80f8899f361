package io.github.cameltegro.simulator;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** PHP's {@code http_build_query} with its default encoding; the tests hold what PHP itself made of the same input. */
final class PhpQuery {

    private static final String KEPT = "-_.";

    private PhpQuery() {}

    /** In the given order; null values are left out. */
    static String of(List<Field> fields) {
        return fields.stream()
                .filter(field -> field.value() != null)
                .map(field -> encode(field.name()) + "=" + encode(field.value()))
                .collect(Collectors.joining("&"));
    }

    /** As {@code ksort} orders it: by the bytes of the names. */
    static String sorted(Map<String, String> fields) {
        return of(fields.entrySet().stream()
                .map(field -> new Field(field.getKey(), field.getValue()))
                .sorted(Comparator.comparing(field -> bytes(field.name()), Arrays::compareUnsigned))
                .toList());
    }

    static String encode(String text) {
        StringBuilder encoded = new StringBuilder(text.length() + 16);
        for (byte octet : bytes(text)) {
            char character = (char) (octet & 0xFF);
            if (character == ' ') {
                encoded.append('+');
            } else if (letterOrDigit(character) || KEPT.indexOf(character) >= 0) {
                encoded.append(character);
            } else {
                encoded.append(String.format("%%%02X", octet & 0xFF));
            }
        }
        return encoded.toString();
    }

    private static boolean letterOrDigit(char character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9');
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** One field; a value of null is PHP's null. */
    record Field(String name, String value) {

        Field {
            Objects.requireNonNull(name, "name");
        }
    }
}
