package io.github.cameltegro.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.util.Arrays;

/**
 * One field of a form as raw bytes, percent-decoded and decoded by no charset: what was received is what gets hashed,
 * whether or not it is valid UTF-8. A nested field has its whole path as its name, such as {@code fields[email]}.
 *
 * <p>The arrays are not copied: leave them alone once handed over. Two fields are equal only if they share their
 * arrays.
 *
 * @param name the bytes of the name, never null
 * @param value the bytes of the value, never null, empty if it is
 */
public record FormField(byte[] name, byte[] value) {
    private static final byte[] SIGN = "sign".getBytes(UTF_8);

    public FormField {
        requireNonNull(name, "name");
        requireNonNull(value, "value");
    }

    /**
     * A field of text, in UTF-8.
     *
     * @throws IllegalArgumentException if the name or the value holds an unpaired surrogate, which has no UTF-8 form
     */
    public static FormField of(String name, String value) {
        return new FormField(PhpEncoding.utf8(name), PhpEncoding.utf8(value));
    }

    boolean isSign() {
        return Arrays.equals(name, SIGN);
    }
}
