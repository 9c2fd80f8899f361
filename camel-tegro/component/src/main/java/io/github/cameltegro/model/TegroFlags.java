package io.github.cameltegro.model;

import java.util.Map;

/** Flags as Tegro writes them: 0 and 1, as numbers or text; some clients of its own makers also use true and false. */
public final class TegroFlags {

    private TegroFlags() {}

    /** Whether the text says yes or no in a way that is known: {@code 1}, {@code true}, {@code 0} or {@code false}. */
    public static boolean isFlag(String text) {
        return read(text) != null;
    }

    /** Whether the text says yes: {@code 1} or {@code true}. */
    public static boolean parse(String text) {
        return "1".equals(text) || "true".equalsIgnoreCase(text);
    }

    /**
     * Reads a JSON value.
     *
     * @return null for a value that says neither yes nor no: it must never pass for no, because a test payment is not
     *     real money
     */
    static Boolean read(Object value) {
        String text = value == null ? null : value.toString();
        if (text == null || value instanceof Map || value instanceof Iterable) {
            return null;
        }
        if (parse(text)) {
            return true;
        }
        return "0".equals(text) || text.isEmpty() || "false".equalsIgnoreCase(text) ? false : null;
    }

    /** Writes it as Tegro does; null as null. */
    static Integer write(Boolean flag) {
        return flag == null ? null : Integer.valueOf(flag ? 1 : 0);
    }
}
