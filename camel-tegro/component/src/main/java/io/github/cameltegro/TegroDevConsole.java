package io.github.cameltegro;

import io.github.cameltegro.activity.AccountActivity;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.camel.spi.annotations.DevConsole;
import org.apache.camel.support.console.AbstractDevConsole;
import org.apache.camel.util.json.JsonArray;
import org.apache.camel.util.json.JsonObject;

/** Shows the accounts, what is done in them, how it went, and what failed last; no key, and nothing of any payment. */
@DevConsole(name = "tegro", displayName = "Tegro", description = "Payments and payouts through Tegro.money")
public class TegroDevConsole extends AbstractDevConsole {

    public TegroDevConsole() {
        super("camel", "tegro", "Tegro", "Payments and payouts through Tegro.money");
    }

    @Override
    protected JsonObject doCallJson(Map<String, Object> options) {
        JsonArray accounts = new JsonArray();
        for (TegroComponent component : components()) {
            for (AccountActivity account : component.activities().all()) {
                accounts.add(json(account, operations(component, account)));
            }
        }
        JsonObject root = new JsonObject();
        root.put("accounts", accounts);
        return root;
    }

    private static JsonObject json(AccountActivity account, Map<String, Long> endpoints) {
        AccountActivity.Snapshot snapshot = account.snapshot();
        JsonObject json = new JsonObject();
        json.put("shop", account.shop());
        json.put("baseUrl", account.baseUrl());
        json.put("endpoints", new JsonObject(endpoints));
        json.put("calls", objects(snapshot.calls()));
        json.put("notifications", objects(snapshot.notifications()));
        json.put("payouts", counts(snapshot.payouts()));
        json.put(
                "lastFailures",
                snapshot.failures().stream()
                        .map(failure -> {
                            JsonObject failed = new JsonObject();
                            failed.put("time", failure.time().toString());
                            failed.put("operation", failure.operation());
                            failed.put("type", failure.type());
                            failed.put("httpStatus", failure.httpStatus());
                            return failed;
                        })
                        .collect(Collectors.toCollection(JsonArray::new)));
        return json;
    }

    private static JsonObject objects(Map<String, Map<String, Long>> byName) {
        JsonObject json = new JsonObject();
        byName.forEach((name, counts) -> json.put(name, counts(counts)));
        return json;
    }

    /** Only what came at all: most outcomes never do. */
    private static JsonObject counts(Map<String, Long> counts) {
        JsonObject json = new JsonObject();
        counts.forEach((outcome, count) -> {
            if (count > 0) {
                json.put(outcome, count);
            }
        });
        return json;
    }

    @Override
    protected String doCallText(Map<String, Object> options) {
        StringBuilder text = new StringBuilder();
        for (TegroComponent component : components()) {
            for (AccountActivity account : component.activities().all()) {
                write(account, operations(component, account), text);
            }
        }
        return text.isEmpty() ? "No account is used yet\n" : text.toString();
    }

    private static void write(AccountActivity account, Map<String, Long> endpoints, StringBuilder text) {
        AccountActivity.Snapshot snapshot = account.snapshot();
        text.append(String.format("Shop %s… at %s%n", account.shop(), account.baseUrl()));
        text.append(String.format("    endpoints: %s%n", endpoints));
        snapshot.calls()
                .forEach((operation, counts) -> text.append(
                        String.format("    calls of %s: %s%n", operation, counts(counts))));
        snapshot.notifications()
                .forEach((path, counts) ->
                        text.append(String.format("    notifications at %s: %s%n", path, counts(counts))));
        if (!snapshot.payouts().isEmpty()) {
            text.append(String.format("    payouts: %s%n", counts(snapshot.payouts())));
        }
        snapshot.failures()
                .forEach(failure -> text.append(String.format(
                        "    failed at %s: %s, %s, HTTP status %d%n",
                        failure.time(), failure.operation(), failure.type(), failure.httpStatus())));
    }

    private List<TegroComponent> components() {
        return getCamelContext().getComponentNames().stream()
                .map(getCamelContext()::hasComponent)
                .filter(TegroComponent.class::isInstance)
                .map(TegroComponent.class::cast)
                .toList();
    }

    /** How many endpoints an account has of each operation; their URIs may hold keys, against all advice. */
    private Map<String, Long> operations(TegroComponent component, AccountActivity account) {
        return getCamelContext().getEndpoints().stream()
                .filter(TegroEndpoint.class::isInstance)
                .map(TegroEndpoint.class::cast)
                .filter(endpoint -> endpoint.getComponent() == component
                        && component.activity(endpoint.getConfiguration()) == account)
                .collect(Collectors.groupingBy(
                        endpoint -> endpoint.getOperation().name(), TreeMap::new, Collectors.counting()));
    }
}
