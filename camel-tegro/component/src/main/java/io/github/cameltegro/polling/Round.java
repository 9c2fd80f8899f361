package io.github.cameltegro.polling;

import io.github.cameltegro.TegroException;
import io.github.cameltegro.TegroRejectedException;
import io.github.cameltegro.api.ListEnd;
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
 * not on them. A page that fails ends the reading of pages; what was read before counts. An order that can't be asked
 * for keeps nobody else waiting.
 */
final class Round {

    private static final Logger LOG = LoggerFactory.getLogger(Round.class);

    /** A gateway that answers its last page again and again has no more. */
    private static final int REPEATS_AT_END = 2;

    private final RecordCalls calls;
    private final WatchList list;
    private final Turns turns;
    private final Predicate<Polled> isDue;
    private final Set<Object> seen = new LinkedHashSet<>();
    private List<Object> firstPage;
    private boolean pagesRead;
    private int deepestNew;
    private int doubtfulEnd;
    private TegroException failure;

    /**
     * @param turns says whom of those that are watched to ask for
     * @param isDue tells of what was seen whether the route is to have it
     */
    Round(RecordCalls calls, WatchList list, Turns turns, Predicate<Polled> isDue) {
        this.calls = calls;
        this.list = list;
        this.turns = turns;
        this.isDue = isDue;
    }

    /** What failed first, or null. */
    TegroException failure() {
        return failure;
    }

    /** Whether the pages were read as far as there was need. */
    boolean pagesRead() {
        return pagesRead;
    }

    /** The deepest page that the next poll is to read in any case; 0 if nothing was new. */
    int deepestNew() {
        return deepestNew;
    }

    /** Asks for the only one. */
    void readOne(Map<String, Object> question) {
        try {
            see(calls.one(question));
            pagesRead = true;
        } catch (TegroException e) {
            failure = e;
            turns.giveUp();
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
        try {
            readUntilKnown(atLeast, atMost);
            if (deepestNew > 0) {
                // the next poll asks once more for a page whose refusal may have been about the moment
                deepestNew = Math.max(deepestNew, doubtfulEnd);
            }
            list.scanned(seen);
            pagesRead = true;
        } catch (TegroException e) {
            failure = e;
            if (firstPage == null) {
                turns.giveUp();
            }
        }
    }

    private void readUntilKnown(int atLeast, int atMost) {
        List<Object> last = List.of();
        int repeats = 0;
        for (int page = 1; ; page++) {
            if (page > atMost) {
                LOG.warn("{} pages read, and there may be more: raise maxPages to read them", atMost);
                return;
            }
            List<Polled> records = page(page, last);
            List<Object> identities = identities(records);
            repeats = identities.equals(last) ? repeats + 1 : 0;
            last = identities;
            if (page == 1) {
                firstPage = identities;
            }
            if (records.isEmpty()
                    || repeats >= REPEATS_AT_END && noneArrived()
                    || holdsNothingNew(page, records) && page >= atLeast && !isWaitingForPages()) {
                return;
            }
        }
    }

    /**
     * Reads a page. One that is refused behind a page that was not full, or while the first one is still given out, is
     * behind the end of the list; a gateway that refuses everything for a while is not. Behind a full page the next poll
     * has to find the same.
     */
    private List<Polled> page(int page, List<Object> before) {
        try {
            return calls.page(page);
        } catch (TegroRejectedException e) {
            if (page == 1 || !ListEnd.isPossible(e)) {
                throw e;
            }
            if (before.size() == firstPage.size()) {
                calls.page(1);
                doubtfulEnd = page;
            }
            LOG.info("Page {} is refused, so page {} is taken for the last: {}", page, page - 1, e.getMessage());
            return List.of();
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

    /** Asks for what is watched and was on no page, as far as this poll may. */
    void readWatched() {
        for (Polled polled : turns.of(list.changing())) {
            if (!turns.goOn()) {
                return;
            }
            refresh(polled);
        }
    }

    /**
     * What the route is to have, each as Tegro tells it now.
     *
     * @param wanted says which are meant
     * @param order in which they come
     * @param atMost how many; 0 or less for all
     */
    List<Polled> due(Predicate<Polled> wanted, Comparator<Polled> order, int atMost) {
        List<Polled> chosen = new ArrayList<>();
        List<Polled> candidates =
                list.due().stream().filter(wanted).sorted(order).toList();
        for (Polled candidate : candidates) {
            if (atMost > 0 && chosen.size() == atMost) {
                break;
            }
            refresh(candidate);
            Polled now = seen.contains(candidate.identity()) ? list.due(candidate.identity()) : null;
            if (now != null) {
                chosen.add(now);
            }
        }
        return chosen;
    }

    private void refresh(Polled polled) {
        if (seen.contains(polled.identity()) || polled.question() == null || turns.isAway()) {
            return;
        }
        turns.asked(polled);
        try {
            Polled now = calls.one(polled.question());
            turns.answered(polled);
            if (now.identity().equals(polled.identity())) {
                see(now);
            }
        } catch (TegroRejectedException e) {
            turns.answered(polled);
            // gone from the list, as it seems: at every turn until its watch is over, so not at WARN
            LOG.debug("Asked for {}: {}", polled.question(), e.getMessage());
        } catch (TegroException e) {
            turns.failed(polled);
            LOG.warn("{} can't be looked up, and is asked for again later: {}", polled.question(), e.getMessage());
            if (failure == null) {
                failure = e;
            }
        }
    }

    private boolean see(Polled polled) {
        boolean changing = list.see(polled, isDue);
        seen.add(polled.identity());
        return changing;
    }
}
