package io.github.cameltegro.api;

import java.util.LinkedHashMap;
import java.util.Map;

/** Forgets what was asked for longest ago, once it holds more than its bound. */
public final class BoundedMap<K, V> extends LinkedHashMap<K, V> {

    private static final long serialVersionUID = 1L;
    private static final int INITIAL_CAPACITY = 64;
    private static final float LOAD_FACTOR = 0.75f;

    private final int bound;

    public BoundedMap(int bound) {
        super(INITIAL_CAPACITY, LOAD_FACTOR, true);
        this.bound = bound;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > bound;
    }
}
