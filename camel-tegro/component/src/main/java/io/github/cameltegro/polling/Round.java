package io.github.cameltegro.polling;

import io.github.cameltegro.TegroException;
import io.github.cameltegro.TegroRejectedException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The reading of one poll: pages, newest first, until one holds nothing new, and by its number what is watched and was
 * not on them. A call that fails ends the reading; what was read before counts.
 */
final class Round {

    private static final Logger LOG = LoggerFactory.getLogger(Round.class);

    /** A gateway that answers its last page again and again has no more. */
    private static final int REPEATS_AT_END = 2;

    private final RecordCalls calls;
    private final WatchList list;
    private final Predicate<Polled> isDue;
    private final Set<Object> seen = new LinkedHashSet<>();
    private List<Object> firstPage;
    private int deepestNew;
    private TegroException failure;

    /**
     * @param isDue tells of what was seen whether the route is to have it
     */
    Round(RecordCalls calls, WatchList list, Predicate<Polled> isDue) {
        this.calls = calls;
        this.list = list;
        this.isDue = isDue;
    }

    /** What ended the reading, or null. */
    TegroException failure() {
        return failure;
    }

    /** The deepest page that had something new; 0 if none had. */
    int deepestNew() {
        return deepestNew;
    }

    /** Asks for the only one. */
    void readOne(Map<String, Object> question) {
        try {
            see(calls.one(question));
        } catch (TegroException e) {
            failure = e;
        }
    }

    /**
     * Reads pages.
     *
     * @param atLeast how many pages are read even if they hold nothing new: those that had something new the last time
     *     are looked at once more, for what left the list meanwhile may have pulled an order past the reader
     * @param atMost how many are read in all
     */
    void readPages(int atLeast, int atMost) {
        List<Object> last = List.of();
        int repeats = 0;
        try {
            for (int page = 1; ; page++) {
                if (page > atMost) {
                    LOG.warn("{} pages read, and there may be more: raise maxPages to read them", atMost);
                    break;
                }
                List<Polled> records = calls.page(page);
                List<Object> identities = identities(records);
                repeats = identities.equals(last) ? repeats + 1 : 0;
                last = identities;
                if (page == 1) {
                    firstPage = identities;
                }
                if (records.isEmpty()
                        || repeats >= REPEATS_AT_END && noneArrived()
                        || holdsNothingNew(page, records) && page >= atLeast && !isWaitingForPages()) {
                    break;
                }
            }
            list.scanned(seen);
        } catch (TegroException e) {
            failure = e;
        }
    }

    private static List<Object> identities(List<Polled> records) {
        return records.stream().map(Polled::identity).toList();
    }

    /** Else it may be new orders that pushed the same ones onto page after page. */
    private boolean noneArrived() {
        List<Object> before = firstPage;
        firstPage = identities(calls.page(1));
        return firstPage.equals(before);
    }

    private boolean holdsNothingNew(int page, List<Polled> records) {
        boolean looked = false;
        boolean news = false;
        for (Polled polled : records) {
            if (seen.contains(polled.identity())) {
                // pushed here by an order that came between two pages
                continue;
            }
            looked = true;
            if (!list.isScanned(polled)) {
                news = true;
                deepestNew = page;
            }
            news |= see(polled);
        }
        return looked && !news && isNewestFirst(records);
    }

    /** Only then all that is new is before what is known; Tegro does not document the order of its lists. */
    private static boolean isNewestFirst(List<Polled> records) {
        for (int i = 1; i < records.size(); i++) {
            Long before = records.get(i - 1).number();
            Long after = records.get(i).number();
            if (before != null && after != null && before < after) {
                return false;
            }
        }
        return true;
    }

    /** What has no id to ask by can only be met on a page. */
    private boolean isWaitingForPages() {
        return list.changing().stream()
                .anyMatch(polled -> polled.question() == null && !seen.contains(polled.identity()));
    }

    /** Asks for what is watched and was on no page. */
    void readWatched() {
        for (Polled polled : list.changing()) {
            if (failure == null) {
                refresh(polled);
            }
        }
    }

    /**
     * What the route is to have, the oldest first, each as Tegro tells it now.
     *
     * @param except what it has already and has not done with
     * @param atMost how many; 0 or less for all
     */
    List<Polled> due(Set<Object> except, int atMost) {
        List<Polled> candidates = list.due();
        candidates.sort(Comparator.comparing(Polled::number, Comparator.nullsFirst(Comparator.naturalOrder())));
        List<Polled> chosen = new ArrayList<>();
        for (Polled candidate : candidates) {
            if (atMost > 0 && chosen.size() == atMost) {
                break;
            }
            if (!except.contains(candidate.identity())) {
                refresh(candidate);
                Polled now = seen.contains(candidate.identity()) ? list.due(candidate.identity()) : null;
                if (now != null) {
                    chosen.add(now);
                }
            }
        }
        return chosen;
    }

    private void refresh(Polled polled) {
        if (seen.contains(polled.identity()) || failure != null || polled.question() == null) {
            return;
        }
        try {
            Polled now = calls.one(polled.question());
            if (now.identity().equals(polled.identity())) {
                see(now);
            }
        } catch (TegroRejectedException e) {
            // gone from the list, as it seems: at every poll until its watch is over, so not at WARN
            LOG.debug("Asked for {}: {}", polled.question(), e.getMessage());
        } catch (TegroException e) {
            failure = e;
        }
    }

    private boolean see(Polled polled) {
        boolean changing = list.see(polled, isDue);
        seen.add(polled.identity());
        return changing;
    }
}
