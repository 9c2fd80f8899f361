package io.github.cameltegro.protocol;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The text that a form signature covers: all fields but {@code sign}, sorted as PHP's {@code ksort} does, joined as
 * its {@code http_build_query} does. Held as a buffer and a length, so that it can be digested without a copy.
 */
final class CanonicalText {
    private static final Comparator<FormField> BY_TOP_LEVEL_NAME =
            (one, other) -> compareTopLevel(one.name(), other.name());

    /** Counting the bytes that a text will take costs a pass over it: worth it above this much room. */
    private static final int EXACT_ROOM_ABOVE = 4096;

    final byte[] buffer;
    final int length;

    private CanonicalText(FormField[] fields, int count) {
        byte[] text = new byte[room(fields, count)];
        int at = 0;
        for (int i = 0; i < count; i++) {
            byte[] name = fields[i].name();
            byte[] value = fields[i].value();
            if (i > 0) {
                text[at++] = '&';
            }
            at = PhpEncoding.encode(name, 0, name.length, text, at);
            text[at++] = '=';
            at = PhpEncoding.encode(value, 0, value.length, text, at);
        }
        buffer = text;
        length = at;
    }

    /** Room for three bytes each; where that is above {@link #EXACT_ROOM_ABOVE}, for as many as there will be. */
    private static int room(FormField[] fields, int count) {
        long most = 0;
        for (int i = 0; i < count; i++) {
            most += 3L * (fields[i].name().length + fields[i].value().length) + 2;
        }
        if (most <= EXACT_ROOM_ABOVE) {
            return (int) most;
        }
        long exact = Math.max(0, 2L * count - 1);
        for (int i = 0; i < count; i++) {
            exact += PhpEncoding.encodedLength(fields[i].name()) + PhpEncoding.encodedLength(fields[i].value());
        }
        return Math.toIntExact(exact);
    }

    static CanonicalText of(List<FormField> fields, boolean leaveOutEmpty) {
        FormField[] signed = new FormField[fields.size()];
        int count = 0;
        for (FormField field : fields) {
            if (!field.isSign() && !(leaveOutEmpty && field.value().length == 0)) {
                signed[count++] = field;
            }
        }
        Arrays.sort(signed, 0, count, BY_TOP_LEVEL_NAME);
        return new CanonicalText(signed, count);
    }

    /** All fields in the order given. */
    static byte[] join(List<FormField> fields) {
        return new CanonicalText(fields.toArray(FormField[]::new), fields.size()).toBytes();
    }

    byte[] toBytes() {
        return length == buffer.length ? buffer : Arrays.copyOf(buffer, length);
    }

    /**
     * Compares what stands before the first {@code [} of each name by unsigned bytes: ksort sees only the top level, so
     * the parts of one nested field stay together and in the order they came in. A leading {@code [} is no nesting.
     */
    private static int compareTopLevel(byte[] one, byte[] other) {
        for (int i = 0; ; i++) {
            int a = topLevelByte(one, i);
            int b = topLevelByte(other, i);
            if (a != b || a < 0) {
                return a - b;
            }
        }
    }

    private static int topLevelByte(byte[] name, int i) {
        return i == name.length || name[i] == '[' && i > 0 ? -1 : name[i] & 0xff;
    }
}
