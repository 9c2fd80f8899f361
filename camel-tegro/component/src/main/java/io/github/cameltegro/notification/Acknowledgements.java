package io.github.cameltegro.notification;

import io.github.cameltegro.TegroConfiguration;
import io.github.cameltegro.UniqueKeyCheck;
import java.time.Duration;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.IdempotentRepository;

/**
 * The marks and claims of a component: those of one account are shared by all that acknowledge its payments, and two
 * accounts never share the default ones.
 */
public final class Acknowledgements {

    /** How long a stop is held up by marks that can't be written. */
    static final Duration LAST_TRY = Duration.ofSeconds(5);

    private final Lock lock = new ReentrantLock();
    private final Map<String, MemoryRepository> defaultMarks = new HashMap<>();
    private final Map<String, MemoryRepository> defaultClaims = new HashMap<>();
    private final Map<IdempotentRepository, Map<IdempotentRepository, Acknowledgement>> byRepositories =
            new IdentityHashMap<>();
    private ScheduledExecutorService retries;

    /**
     * The acknowledgement over two repositories, which are started and, unlike a route's services, stay so until the
     * context stops.
     *
     * @param marks holds the marks, or null for the account's own in memory
     * @param claims holds the claims, or null for the account's own in memory
     */
    public Acknowledgement of(
            CamelContext camelContext,
            TegroConfiguration account,
            IdempotentRepository marks,
            IdempotentRepository claims)
            throws Exception {
        return of(camelContext, account, "Payments", "", marks, claims);
    }

    /**
     * The same for what is no payment, such as each status of an order that is polled; its default repositories are
     * its own.
     *
     * @param what what it is, for the log
     * @param owner whose the default repositories are, within the account
     */
    public Acknowledgement of(
            CamelContext camelContext,
            TegroConfiguration account,
            String what,
            String owner,
            IdempotentRepository marks,
            IdempotentRepository claims)
            throws Exception {
        String name = account.account() + " " + owner;
        lock.lock();
        try {
            IdempotentRepository ofMarks = marks != null
                    ? marks
                    : defaultMarks.computeIfAbsent(name, n -> MemoryRepository.bounded(MemoryRepository.DEFAULT_MARKS));
            IdempotentRepository ofClaims =
                    claims != null ? claims : defaultClaims.computeIfAbsent(name, n -> MemoryRepository.unbounded());
            addService(camelContext, ofMarks);
            addService(camelContext, ofClaims);
            if (!byRepositories.getOrDefault(ofMarks, Map.of()).containsKey(ofClaims)) {
                UniqueKeyCheck.check(
                        ofMarks, "idempotentRepository", "a payment that was routed twice would not be seen");
                UniqueKeyCheck.check(ofClaims, "inProgressRepository", "two nodes could route one payment at once");
            }
            Guarantees.warnOfGaps(what, account.getShopId(), ofMarks, ofClaims);
            Acknowledgement acknowledgement = byRepositories
                    .computeIfAbsent(ofMarks, m -> new IdentityHashMap<>())
                    .computeIfAbsent(ofClaims, c -> new Acknowledgement(ofMarks, c, () -> retries(camelContext)));
            acknowledgement.resume();
            return acknowledgement;
        } finally {
            lock.unlock();
        }
    }

    private ScheduledExecutorService retries(CamelContext camelContext) {
        lock.lock();
        try {
            if (retries == null || retries.isShutdown()) {
                retries = camelContext.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "TegroMarks");
            }
            return retries;
        } finally {
            lock.unlock();
        }
    }

    /** Writes what can be written before it all ends. */
    public void stop(CamelContext camelContext) {
        all().forEach(each -> each.writeMarks("this node", LAST_TRY));
        lock.lock();
        try {
            if (retries != null) {
                camelContext.getExecutorServiceManager().shutdownNow(retries);
                retries = null;
            }
        } finally {
            lock.unlock();
        }
    }

    private List<Acknowledgement> all() {
        lock.lock();
        try {
            return byRepositories.values().stream()
                    .flatMap(each -> each.values().stream())
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    private static void addService(CamelContext camelContext, IdempotentRepository repository) throws Exception {
        if (!camelContext.hasService(repository)) {
            camelContext.addService(repository, true, true);
        }
    }
}
