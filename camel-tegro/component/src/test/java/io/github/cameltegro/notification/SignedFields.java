package io.github.cameltegro.notification;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cameltegro.protocol.FormField;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A notification with its right signature, computed here once more and otherwise than the component does: what two
 * ways of writing agree on is worth more.
 *
 * @param signed what the signature covers, names and values as one char for each byte
 * @param sent what is sent, the signature and unsigned empty fields too
 */
record SignedFields(Map<String, String> signed, List<FormField> sent, String sign, Outcome expected) {

    /**
     * @param unsigned names of fields that are sent empty but were null, and so not hashed, when it was signed
     * @param namesAndValues the rest, in the order in which they are sent
     */
    static SignedFields of(String secret, Outcome expected, List<String> unsigned, String... namesAndValues) {
        Map<String, String> signed = new LinkedHashMap<>();
        List<FormField> sent = new ArrayList<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            FormField field = FormField.of(namesAndValues[i], namesAndValues[i + 1]);
            signed.put(latin(field.name()), latin(field.value()));
            sent.add(field);
        }
        unsigned.forEach(name -> sent.add(FormField.of(name, "")));
        String sign = md5(signed, secret);
        sent.add(FormField.of("sign", sign));
        return new SignedFields(signed, sent, sign, expected);
    }

    private static String md5(Map<String, String> fields, String secret) {
        // PHP's ksort knows the names before the brackets only
        Map<String, List<String>> byTopLevel = new TreeMap<>(Comparator.naturalOrder());
        fields.forEach((name, value) -> byTopLevel
                .computeIfAbsent(name.replaceFirst("\\[.*", ""), top -> new ArrayList<>())
                .add(encoded(name) + '=' + encoded(value)));
        List<String> parts = byTopLevel.values().stream().flatMap(List::stream).toList();
        try {
            MessageDigest md5 = MessageDigest.getInstance("MD5");
            return HexFormat.of().formatHex(md5.digest((String.join("&", parts) + secret).getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String latin) {
        StringBuilder text = new StringBuilder();
        for (char c : latin.toCharArray()) {
            if (c == ' ') {
                text.append('+');
            } else if (c < 0x80 && (Character.isLetterOrDigit(c) || "-_.".indexOf(c) >= 0)) {
                text.append(c);
            } else {
                text.append(String.format("%%%02X", (int) c));
            }
        }
        return text.toString();
    }

    /** Whether these fields, of which none is repeated, are what was signed: all of them, or all that aren't empty. */
    boolean areThose(List<FormField> received) {
        Map<String, String> all = new LinkedHashMap<>();
        Map<String, String> filled = new LinkedHashMap<>();
        String receivedSign = "";
        for (FormField field : received) {
            String name = latin(field.name());
            if (name.equals("sign")) {
                receivedSign = latin(field.value());
                continue;
            }
            all.put(name, latin(field.value()));
            if (field.value().length > 0) {
                filled.put(name, latin(field.value()));
            }
        }
        return receivedSign.equalsIgnoreCase(sign) && (all.equals(signed) || filled.equals(signed));
    }

    /** What was signed, as text. */
    Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        signed.forEach((name, value) -> texts.put(utf8(name), utf8(value)));
        return texts;
    }

    private static String utf8(String latin) {
        return new String(latin.getBytes(ISO_8859_1), UTF_8);
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, ISO_8859_1);
    }

    /** All of its fields, for changing. */
    List<FormField> fields() {
        List<FormField> copy = new ArrayList<>();
        sent.forEach(field -> copy.add(new FormField(
                Arrays.copyOf(field.name(), field.name().length), Arrays.copyOf(field.value(), field.value().length))));
        return copy;
    }
}
