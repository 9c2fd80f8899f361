package io.github.cameltegro.api;

import io.github.cameltegro.TegroException;
import io.github.cameltegro.TegroRejectedException;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Tells whether a page that Tegro refuses is behind the end of its list. Tegro documents neither how long a page is nor
 * what it says behind the last one, so a refusal alone proves nothing: a gateway may also fail on one page, or lead no
 * further than to some page.
 */
public final class ListEnd {

    private List<?> first;
    private List<?> before = List.of();
    private List<?> last = List.of();

    /**
     * Remembers a page that was read.
     *
     * @param records what tells its records apart
     */
    public void read(List<?> records) {
        first = first == null ? records : first;
        before = last;
        last = records;
    }

    /**
     * Returns whether the pages that were read are definitely all. They are if the last one was shorter than the first or
     * repeated the one before it, and if the first one has not changed.
     *
     * @param refusal of the page behind them
     * @param firstPage reads the first page again, by what tells its records apart
     */
    public boolean isReached(TegroRejectedException refusal, Supplier<List<?>> firstPage) {
        if (first == null || !isPossible(refusal)) {
            return false;
        }
        boolean isShort = last.size() < first.size();
        if (!isShort && !last.equals(before)) {
            return false;
        }
        try {
            List<?> now = firstPage.get();
            return isShort ? now.size() == first.size() : now.equals(first);
        } catch (TegroException e) {
            return false;
        }
    }

    /** Whether a refusal may be about the page at all, rather than about the account or the moment. */
    public static boolean isPossible(TegroRejectedException refusal) {
        String desc = refusal.getDesc().toLowerCase(Locale.ROOT);
        return "error".equals(refusal.getType())
                // that is about the nonce, or too many calls
                && !refusal.isRetryable()
                && Stream.of("key", "shop", "auth", "sign").noneMatch(desc::contains);
    }
}
