package io.github.cameltegro.benchmarks;

import java.util.List;
import java.util.Map;

/** The component beside its limits and beside what people write by hand. */
final class CompareRun implements Mode.Run {

    @Override
    public Section run(Settings settings) throws Exception {
        Map<String, Result> calls;
        try (CallRivals rivals = new CallRivals()) {
            calls = Race.run(settings, rivals.rivals());
        }
        Map<String, Result> notifications;
        try (NotificationRivals rivals = new NotificationRivals()) {
            notifications = Race.run(settings, rivals.rivals());
        }
        return new Section(
                Race.how(settings),
                Circumstances.options(),
                List.of(targets(calls, notifications), figures(calls), figures(notifications)),
                List.of(
                        chart("performance-calls", "Calls in a second", calls),
                        chart("performance-notifications", "Notifications in a second", notifications)));
    }

    private static Table targets(Map<String, Result> calls, Map<String, Result> notifications) {
        Table table = new Table("what", "beside", "throughput", "target", "cpu", "allocation", "target");
        callTargets(table, calls, CallRivals.CREATE_ORDER, CallRivals.LIMIT, CallRivals.HAND_CREATE_ORDER);
        callTargets(table, calls, CallRivals.BALANCE, CallRivals.BALANCE_LIMIT, CallRivals.HAND_BALANCE);
        Result tegro = notifications.get(NotificationRivals.TEGRO);
        target(table, tegro, notifications.get(NotificationRivals.UNVERIFIED), "≥ 0.92x", "-");
        target(table, tegro, notifications.get(NotificationRivals.HAND), "≥ 1.1x", "-");
        return table;
    }

    private static void callTargets(Table table, Map<String, Result> calls, String own, String limit, String hand) {
        target(table, calls.get(own), calls.get(limit), "≥ 0.92x", "≤ 1.3x");
        target(table, calls.get(own), calls.get(hand), "≥ 1.9x", "≤ 0.15x");
    }

    private static void target(Table table, Result own, Result other, String throughput, String allocation) {
        table.row(
                own.name(),
                other.name(),
                Table.ratio(own.throughputBeside(other)),
                throughput,
                Table.ratio(own.cpuBeside(other)),
                Table.ratio(own.allocationBeside(other)),
                allocation);
    }

    static Table figures(Map<String, Result> results) {
        Table table = new Table("rival", "in a second", "cpu µs each", "bytes each", "p50 µs", "p99 µs", "p99.9 µs");
        results.values()
                .forEach(result -> table.row(
                        result.name(),
                        result.perSecond(),
                        result.cpuMicros(),
                        result.bytes(),
                        result.micros(50),
                        result.micros(99),
                        result.micros(99.9)));
        return table;
    }

    private static BarChart chart(String name, String title, Map<String, Result> results) {
        BarChart chart = new BarChart(name, title);
        results.values()
                .forEach(result -> chart.bar(
                        result.name(), result.perSecond(), result.name().startsWith("tegro:")));
        return chart;
    }
}
