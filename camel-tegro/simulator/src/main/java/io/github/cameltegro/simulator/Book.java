package io.github.cameltegro.simulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;

/** Records in order of creation, found by Tegro's number or by the merchant's id: the newest where several share one. */
final class Book<T> {

    private final ToLongFunction<T> number;
    private final Function<T, String> merchantId;
    private final List<T> records = new ArrayList<>();
    private final Map<Long, Integer> byNumber = new HashMap<>();
    private final Map<String, Integer> newest = new HashMap<>();

    Book(ToLongFunction<T> number, Function<T, String> merchantId) {
        this.number = number;
        this.merchantId = merchantId;
    }

    synchronized T add(T added) {
        byNumber.put(number.applyAsLong(added), records.size());
        newest.put(merchantId.apply(added), records.size());
        records.add(added);
        return added;
    }

    synchronized Optional<T> find(long wanted) {
        return Optional.ofNullable(byNumber.get(wanted)).map(records::get);
    }

    synchronized Optional<T> find(String wanted) {
        return Optional.ofNullable(newest.get(wanted)).map(records::get);
    }

    /** Replaces one record; the change is seen whole or not at all. */
    synchronized T update(long wanted, UnaryOperator<T> change) {
        int index = byNumber.get(wanted);
        T changed = change.apply(records.get(index));
        records.set(index, changed);
        return changed;
    }

    /** All of them, oldest first. */
    synchronized List<T> all() {
        return List.copyOf(records);
    }

    /** One page, newest first; pages begin at 1, and one past the end is empty. */
    synchronized List<T> page(long page, int size) {
        long skipped = (page - 1) * size;
        List<T> found = new ArrayList<>();
        for (long index = records.size() - 1 - skipped; index >= 0 && found.size() < size; index--) {
            found.add(records.get((int) index));
        }
        return found;
    }

    synchronized void clear() {
        records.clear();
        byNumber.clear();
        newest.clear();
    }
}
