package io.github.cameltegro.producer;

import io.github.cameltegro.TegroOperation;
import io.github.cameltegro.TegroOutcomeUnknownException;
import io.github.cameltegro.TegroRejectedException;
import io.github.cameltegro.api.ListEnd;
import io.github.cameltegro.api.TegroClient;
import io.github.cameltegro.api.TegroResult;
import io.github.cameltegro.model.AnswerList;
import io.github.cameltegro.model.Order;
import io.github.cameltegro.model.Withdrawal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All pages of a list, asked for one by one while they are read. Each {@link #iterator()} begins at page 1, so that a
 * redelivered split repeats and never ends early; a page that fails throws. Only a page that Tegro refuses where the
 * pages before it are surely all ({@link ListEnd}) is no failure but the end.
 *
 * <p>While pages are read new orders may push others onto the next page: what came already is not given again.
 *
 * <p>It converts to no text or bytes, for a log line of the body would ask for all pages; split it.
 */
final class AllPages implements Iterable<Object> {

    private static final Logger LOG = LoggerFactory.getLogger(AllPages.class);

    /** A gateway that answers its last page again and again has no more; once, it may also be new orders pushing. */
    private static final int REPEATS_AT_END = 2;

    private final TegroOperation operation;
    private final TegroClient.Call call;
    private final Map<String, Object> fields;
    private final int maxPages;

    AllPages(TegroOperation operation, TegroClient.Call call, Map<String, Object> fields, int maxPages) {
        this.operation = operation;
        this.call = call;
        this.fields = fields;
        this.maxPages = maxPages;
    }

    @Override
    public Iterator<Object> iterator() {
        return new Pages();
    }

    /** Says what it is; to list the orders would ask for all of them. */
    @Override
    public String toString() {
        return "all pages of tegro:" + operation + ", up to " + maxPages;
    }

    private final class Pages implements Iterator<Object> {

        private final Deque<Object> ready = new ArrayDeque<>();
        private final Set<Long> seen = new HashSet<>();
        private final ListEnd end = new ListEnd();
        private int page;
        private List<?> last = List.of();
        private int repeats;
        private boolean atEnd;

        @Override
        public boolean hasNext() {
            while (ready.isEmpty() && !atEnd) {
                readPage();
            }
            return !ready.isEmpty();
        }

        @Override
        public Object next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return ready.poll();
        }

        private void readPage() {
            if (page == maxPages) {
                LOG.warn("{} pages read, and there may be more: raise maxPages to read them", maxPages);
                atEnd = true;
                return;
            }
            TegroResult result;
            try {
                result = send(page + 1);
            } catch (TegroRejectedException e) {
                if (!end.isReached(e, () -> records(send(1)))) {
                    throw e;
                }
                LOG.info("Page {} is refused, and page {} was surely the last: {}", page + 1, page, e.getMessage());
                atEnd = true;
                return;
            }
            page++;
            List<?> items = result.items();
            if (items == null) {
                throw new TegroOutcomeUnknownException(
                        operation.name(), 200, true, "page " + page + " is no list", null);
            }
            end.read(records(result));
            repeats = items.equals(last) ? repeats + 1 : 0;
            last = items;
            atEnd = items.isEmpty() || repeats == REPEATS_AT_END;
            if (repeats == 0) {
                addNew(items, (List<?>) result.typed());
            }
        }

        private TegroResult send(long number) {
            Map<String, Object> request = new LinkedHashMap<>(fields);
            request.put("page", number);
            return call.send(request);
        }

        /** With those that can't be read: a page that has one is no shorter for it. */
        private static List<Object> records(TegroResult result) {
            List<Object> records = new ArrayList<>();
            if (result.typed() instanceof AnswerList<?> list) {
                records.addAll(list);
                records.addAll(list.leftOut());
            }
            return records;
        }

        private void addNew(List<?> items, List<?> typed) {
            for (int i = 0; i < items.size(); i++) {
                Long id = id(typed.get(i));
                if (id == null || seen.add(id)) {
                    ready.add(items.get(i));
                }
            }
        }

        private static Long id(Object item) {
            if (item instanceof Order order) {
                return order.id();
            }
            return item instanceof Withdrawal withdrawal ? withdrawal.id() : null;
        }
    }
}
