package io.github.cameltegro.activity;

import io.github.cameltegro.TegroConfiguration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.CamelContext;

/** What went on in the accounts of a component. */
public final class Activities {

    private final Lock lock = new ReentrantLock();
    private final Map<String, AccountActivity> accounts = new LinkedHashMap<>();
    private Metrics metrics;

    /** That of one account, which all endpoints of the account share. */
    public AccountActivity of(CamelContext camelContext, TegroConfiguration account) {
        lock.lock();
        try {
            if (metrics == null) {
                // not before something is about to happen: until then a runtime may still bind its own registry
                metrics = Metrics.of(camelContext);
            }
            return accounts.computeIfAbsent(
                    account.account(), n -> new AccountActivity(account.getShopId(), account.getBaseUrl(), metrics));
        } finally {
            lock.unlock();
        }
    }

    public List<AccountActivity> all() {
        lock.lock();
        try {
            return new ArrayList<>(accounts.values());
        } finally {
            lock.unlock();
        }
    }
}
