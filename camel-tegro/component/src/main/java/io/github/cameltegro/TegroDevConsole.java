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
        JsonObject calls = objects(snapshot.calls());
        // those that are only made when something goes wrong are ready from the start
        calls.values().removeIf(counts -> ((JsonObject) counts).isEmpty());
        json.put("calls", calls);
        json.put("notifications", objects(snapshot.notifications()));
        json.put("swept", objects(snapshot.swept()));
        json.put("payouts", counts(snapshot.payouts()));
        json.put("failing", counts(snapshot.failing()));
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
        JsonArray accounts = doCallJson(options).getCollection("accounts");
        for (Object account : accounts) {
            write((JsonObject) account, text);
        }
        return text.isEmpty() ? "No account is used yet\n" : text.toString();
    }

    private static void write(JsonObject account, StringBuilder text) {
        text.append(String.format("Shop %s… at %s%n", account.get("shop"), account.get("baseUrl")));
        text.append(String.format("    endpoints: %s%n", account.get("endpoints")));
        account.<Map<String, Object>>getMap("calls")
                .forEach((operation, counts) -> text.append(String.format("    calls of %s: %s%n", operation, counts)));
        account.<Map<String, Object>>getMap("notifications")
                .forEach((path, counts) -> text.append(String.format("    notifications at %s: %s%n", path, counts)));
        account.<Map<String, Object>>getMap("swept")
                .forEach((route, counts) -> text.append(String.format("    swept by %s: %s%n", route, counts)));
        text.append(String.format("    payouts: %s%n", account.get("payouts")));
        text.append(String.format("    failing: %s%n", account.get("failing")));
        JsonArray failures = account.getCollection("lastFailures");
        for (Object each : failures) {
            JsonObject failure = (JsonObject) each;
            text.append(String.format(
                    "    failed at %s: %s, %s, HTTP status %s%n",
                    failure.get("time"), failure.get("operation"), failure.get("type"), failure.get("httpStatus")));
        }
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
