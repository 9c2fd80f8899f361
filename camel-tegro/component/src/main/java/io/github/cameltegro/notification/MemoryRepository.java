package io.github.cameltegro.notification;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Keys in memory, kept while routes are stopped and started; a restart of the process forgets them. With a bound the
 * oldest are dropped, and counted.
 */
public final class MemoryRepository extends ServiceSupport implements IdempotentRepository {

    /**
     * Enough for a third of a million payments with three marks each, or for an eighth where Tegro's record was read; some
     * 150 MB.
     */
    public static final int DEFAULT_MARKS = 1_000_000;

    private final int bound;
    private final Map<String, Boolean> keys = new LinkedHashMap<>();
    private long evictions;

    private MemoryRepository(int bound) {
        this.bound = bound;
    }

    /** For marks. */
    public static MemoryRepository bounded(int bound) {
        return new MemoryRepository(bound);
    }

    /** For claims, of which there are as many as notifications under way, and none may be dropped. */
    public static MemoryRepository unbounded() {
        return new MemoryRepository(Integer.MAX_VALUE);
    }

    @Override
    public boolean add(String key) {
        synchronized (keys) {
            if (keys.putIfAbsent(key, Boolean.TRUE) != null) {
                return false;
            }
            if (keys.size() > bound) {
                keys.remove(keys.keySet().iterator().next());
                evictions++;
            }
            return true;
        }
    }

    @Override
    public boolean contains(String key) {
        synchronized (keys) {
            return keys.containsKey(key);
        }
    }

    @Override
    public boolean remove(String key) {
        synchronized (keys) {
            return keys.remove(key) != null;
        }
    }

    @Override
    public boolean confirm(String key) {
        return contains(key);
    }

    @Override
    public void clear() {
        synchronized (keys) {
            keys.clear();
        }
    }

    /** How many keys were dropped for the bound. */
    public long evictions() {
        synchronized (keys) {
            return evictions;
        }
    }

    int size() {
        synchronized (keys) {
            return keys.size();
        }
    }
}
