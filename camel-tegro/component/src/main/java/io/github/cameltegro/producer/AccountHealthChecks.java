package io.github.cameltegro.producer;

import io.github.cameltegro.TegroEndpoint;
import io.github.cameltegro.activity.AccountActivity;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.WritableHealthCheckRepository;

/**
 * The health checks of a component's producers: one for each account, however many producers it has, for each makes a
 * call. Camel has those of producers off unless {@code camel.health.producersEnabled} says otherwise.
 */
public final class AccountHealthChecks {

    private final Lock lock = new ReentrantLock();
    private final Map<AccountActivity, AccountHealthCheck> checks = new IdentityHashMap<>();
    private WritableHealthCheckRepository repository;

    /** Watches the account of this endpoint from now on. */
    public void watch(TegroEndpoint endpoint) throws Exception {
        AccountActivity account = endpoint.activity();
        lock.lock();
        try {
            if (repository == null) {
                repository = HealthCheckHelper.getHealthCheckRepository(
                        endpoint.getCamelContext(), "producers", WritableHealthCheckRepository.class);
            }
            if (repository != null && !checks.containsKey(account)) {
                AccountHealthCheck check = new AccountHealthCheck(endpoint);
                check.setEnabled(endpoint.getComponent().isHealthCheckProducerEnabled());
                repository.addHealthCheck(check);
                checks.put(account, check);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Watches nothing any more. */
    public void clear() {
        lock.lock();
        try {
            checks.values().forEach(check -> repository.removeHealthCheck(check));
            checks.clear();
            repository = null;
        } finally {
            lock.unlock();
        }
    }
}
