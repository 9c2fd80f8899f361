package io.github.cameltegro.producer;

import io.github.cameltegro.RequestField;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** Names in a body that are probably meant for a field that has another name. */
final class NearMisses {

    private NearMisses() {}

    /** The first name that may be meant for the field; null if none is. */
    private static String of(RequestField field, Collection<String> names) {
        return names.stream().filter(name -> isNear(field, name)).findFirst().orElse(null);
    }

    /** Ends the message that a field is missing: names what may be meant for it, if there is anything. */
    static String hint(RequestField field, Collection<String> names) {
        String near = of(field, names);
        return near == null
                ? ""
                : "; the body has " + FieldValues.brief(near) + ", did you mean " + field.wireName() + "?";
    }

    /** The field that a name may be meant for; null if there is none. */
    static RequestField field(Collection<RequestField> fields, String name) {
        return fields.stream().filter(field -> isNear(field, name)).findFirst().orElse(null);
    }

    private static boolean isNear(RequestField field, String name) {
        String plain = plain(name);
        return Stream.of(field.memberName(), field.option(), field.header())
                .filter(Objects::nonNull)
                .map(NearMisses::plain)
                .anyMatch(own -> own.equals(plain) || own.length() > 3 && isOneOff(own, plain));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /** Whether one letter more, less, other, or two exchanged, make the one of the other. */
    private static boolean isOneOff(String one, String other) {
        int shorter = Math.min(one.length(), other.length());
        if (Math.abs(one.length() - other.length()) > 1) {
            return false;
        }
        int head = 0;
        while (head < shorter && one.charAt(head) == other.charAt(head)) {
            head++;
        }
        int tail = 0;
        while (tail < shorter - head
                && one.charAt(one.length() - 1 - tail) == other.charAt(other.length() - 1 - tail)) {
            tail++;
        }
        int left = one.length() - head - tail;
        int right = other.length() - head - tail;
        boolean exchanged = left == 2
                && right == 2
                && one.charAt(head) == other.charAt(head + 1)
                && one.charAt(head + 1) == other.charAt(head);
        return left <= 1 && right <= 1 || exchanged;
    }
}
