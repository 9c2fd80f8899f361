package io.github.cameltegro.notification;

import io.github.cameltegro.TegroConfiguration;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.IdempotentRepository;

/**
 * The marks and claims of a component: those of one account are shared by all that acknowledge its payments, and two
 * accounts never share the default ones.
 */
public final class Acknowledgements {

    private final Lock lock = new ReentrantLock();
    private final Map<String, MemoryRepository> defaultMarks = new HashMap<>();
    private final Map<String, MemoryRepository> defaultClaims = new HashMap<>();
    private final Map<IdempotentRepository, Map<IdempotentRepository, Acknowledgement>> byRepositories =
            new IdentityHashMap<>();

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
            Guarantees.warnOfGaps(what, account.getShopId(), ofMarks, ofClaims);
            return byRepositories
                    .computeIfAbsent(ofMarks, m -> new IdentityHashMap<>())
                    .computeIfAbsent(ofClaims, c -> new Acknowledgement(ofMarks, c));
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
