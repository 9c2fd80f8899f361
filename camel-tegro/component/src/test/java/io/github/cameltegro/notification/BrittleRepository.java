package io.github.cameltegro.notification;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.service.ServiceSupport;

/** Stands for a repository in a database that can be away. */
public final class BrittleRepository extends ServiceSupport implements IdempotentRepository {

    public final Set<String> keys = ConcurrentHashMap.newKeySet();
    public volatile boolean away;
    /** Writes are done, but their confirmation is lost. */
    volatile boolean losesAnswers;

    /** Cannot be written, while others can. */
    volatile String refused;

    volatile Runnable onAdd = () -> {};

    @Override
    public boolean add(String key) {
        check();
        if (key.equals(refused)) {
            throw new IllegalStateException("lock timeout");
        }
        boolean added = keys.add(key);
        onAdd.run();
        if (losesAnswers) {
            throw new IllegalStateException("connection reset");
        }
        return added;
    }

    @Override
    public boolean contains(String key) {
        check();
        return keys.contains(key);
    }

    @Override
    public boolean remove(String key) {
        check();
        return keys.remove(key);
    }

    @Override
    public boolean confirm(String key) {
        check();
        return keys.contains(key);
    }

    @Override
    public void clear() {
        keys.clear();
    }

    private void check() {
        if (away) {
            throw new IllegalStateException("connection refused");
        }
    }
}
