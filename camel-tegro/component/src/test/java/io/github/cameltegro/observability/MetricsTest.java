package io.github.cameltegro.observability;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltegro.TegroComponent;
import io.github.cameltegro.TegroOperation;
import io.github.cameltegro.simulator.Fault;
import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.camel.component.micrometer.MicrometerConstants;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What Micrometer's registry shows of calls, notifications and payouts. */
class MetricsTest {

    private static final String OTHER_SHOP = "1913EA9D9351469B1E5D852A00000000";
    private static final String OTHER_KEY = "kR9w2TqxZb7";
    private static final Map<String, Object> PAYOUT =
            Map.of("payment_id", "P-1", "currency", "RUB", "amount", 1, "account", "4100", "payment_system", 5);

    @RegisterExtension
    static final TegroSimulatorExtension TEGRO = TegroSimulatorExtension.with(builder ->
            builder.account(OTHER_SHOP, OTHER_KEY, "the other account's secret").balance("RUB", "100"));

    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final TegroSimulator gateway = TEGRO.simulator();
    private ObservedCamel camel;

    @BeforeEach
    void start() throws Exception {
        camel = ObservedCamel.start(
                gateway, "", context -> context.getRegistry().bind("ours", meters));
    }

    @AfterEach
    void stop() {
        camel.close();
    }

    @Test
    void a_call_is_timed_by_operation_and_outcome() {
        camel.send("tegro:balance", null);
        camel.send("tegro:balance", null);
        gateway.on("balance").times(1).fail(Fault.error("no such shop"));
        camel.send("tegro:balance", null);
        gateway.on("balance").times(1).fail(Fault.status(502));
        camel.send("tegro:balance", null);
        camel.send("tegro:balance?baseUrl=http://127.0.0.1:1", null);

        assertThat(calls("balance", "success")).isEqualTo(2);
        assertThat(calls("balance", "rejected")).isEqualTo(1);
        assertThat(calls("balance", "unknown")).isEqualTo(1);
        assertThat(calls("balance", "unavailable")).isEqualTo(1);
        assertThat(meters.get("camel.tegro.calls")
                        .tags("operation", "balance", "outcome", "success")
                        .timer()
                        .totalTime(TimeUnit.NANOSECONDS))
                .isPositive();
    }

    @Test
    void what_is_never_sent_is_no_call() {
        camel.send("tegro:createOrder?currency=RUB&amount=-1", null);

        assertThat(meters.find("camel.tegro.calls")
                        .tag("operation", "createOrder")
                        .timers())
                .allMatch(timer -> timer.count() == 0);
    }

    @Test
    void a_notification_is_counted_by_outcome() {
        camel.deliver("A-1", n -> n);
        camel.deliver("A-1", n -> n);
        camel.deliver("A-1", n -> n.attack().forged());
        camel.deliver("fail", n -> n);

        assertThat(count("camel.tegro.notifications", "routed")).isEqualTo(1);
        assertThat(count("camel.tegro.notifications", "duplicate")).isEqualTo(1);
        assertThat(count("camel.tegro.notifications", "wrong-signature")).isEqualTo(1);
        assertThat(count("camel.tegro.notifications", "route-failed")).isEqualTo(1);
    }

    @Test
    void a_payout_is_counted_by_what_became_of_it() {
        camel.send(ObservedCamel.PAYOUT, PAYOUT);
        gateway.on("createWithdrawal").times(1).fail(Fault.error("not now"));
        camel.send(ObservedCamel.PAYOUT, with("P-2"));
        gateway.on("createWithdrawal").times(1).fail(Fault.resetBeforeWork());
        camel.send(ObservedCamel.PAYOUT, with("P-3"));
        gateway.on("createWithdrawal").times(1).fail(Fault.resetAfterWork());
        camel.send(ObservedCamel.PAYOUT, with("P-4"));

        assertThat(count("camel.tegro.payouts", "made")).isEqualTo(2);
        assertThat(count("camel.tegro.payouts", "rejected")).isEqualTo(1);
        assertThat(count("camel.tegro.payouts", "unknown")).isEqualTo(1);
    }

    /** Prometheus can't see the first of what it has never seen at zero, and the first unknown payout is one to see. */
    @Test
    void each_outcome_is_there_from_the_start() throws Exception {
        camel.context().getEndpoint(ObservedCamel.PAYOUT).createProducer().start();

        assertThat(count("camel.tegro.payouts", "unknown")).isZero();
        assertThat(count("camel.tegro.notifications", "routed-twice")).isZero();
        assertThat(calls("createWithdrawal", "unknown")).isZero();
    }

    @Test
    void tags_have_few_values_and_name_no_order() {
        camel.deliver("A-2", n -> n);
        camel.send("tegro:order", "A-2");
        camel.send(ObservedCamel.PAYOUT, with("P-5"));

        List<Meter> ours = ours(meters);
        assertThat(ours).isNotEmpty();
        assertThat(ours).allSatisfy(meter -> assertThat(keys(meter))
                .isSubsetOf("camelContext", "shop", "operation", "outcome")
                .contains("camelContext", "shop", "outcome"));
        assertThat(values(ours, "shop")).containsExactly(gateway.shopId().substring(0, 8));
        assertThat(Stream.of(TegroOperation.values()).map(Enum::name).toList()).containsAll(values(ours, "operation"));
        assertThat(values(ours, "outcome")).allMatch(outcome -> outcome.matches("[a-z-]+"));
    }

    @Test
    void two_accounts_are_told_apart() {
        TegroComponent other = new TegroComponent(camel.context());
        other.setConfiguration(camel.component().getConfiguration().copy());
        other.getConfiguration().setShopId(OTHER_SHOP);
        other.getConfiguration().setApiKey(OTHER_KEY);
        camel.context().addComponent("other", other);
        camel.send("tegro:shops", null);
        camel.send("other:shops", null);
        camel.send("other:shops", null);

        assertThat(shopsCalls(gateway.shopId().substring(0, 8))).isEqualTo(1);
        assertThat(shopsCalls("1913EA9D")).isEqualTo(2);
    }

    @Test
    void without_a_registry_of_the_applications_own_there_is_camels() throws Exception {
        try (ObservedCamel plain = ObservedCamel.start(gateway)) {
            plain.send("tegro:shops", null);

            MeterRegistry camels = plain.context()
                    .getRegistry()
                    .lookupByNameAndType(MicrometerConstants.METRICS_REGISTRY_NAME, MeterRegistry.class);
            assertThat(ours(camels)).isNotEmpty();
        }
    }

    private static Map<String, Object> with(String paymentId) {
        return Stream.concat(PAYOUT.entrySet().stream(), Stream.of(Map.entry("payment_id", paymentId)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (first, second) -> second));
    }

    private long calls(String operation, String outcome) {
        return meters.get("camel.tegro.calls").tags("operation", operation, "outcome", outcome).timers().stream()
                .mapToLong(timer -> timer.count())
                .sum();
    }

    private long shopsCalls(String shop) {
        return meters.get("camel.tegro.calls")
                .tags("operation", "shops", "outcome", "success", "shop", shop)
                .timer()
                .count();
    }

    private double count(String name, String outcome) {
        return meters.get(name).tag("outcome", outcome).counter().count();
    }

    private static List<Meter> ours(MeterRegistry registry) {
        return registry.getMeters().stream()
                .filter(meter -> meter.getId().getName().startsWith("camel.tegro."))
                .toList();
    }

    private static List<String> keys(Meter meter) {
        return meter.getId().getTags().stream().map(Tag::getKey).toList();
    }

    private static TreeSet<String> values(List<Meter> meters, String tag) {
        return meters.stream()
                .map(meter -> meter.getId().getTag(tag))
                .filter(value -> value != null)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
