package io.github.cameltegro.observability;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltegro.TegroComponent;
import io.github.cameltegro.simulator.Fault;
import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheck.State;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.health.HealthCheckRepository;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What Camel's health checks say of a notification endpoint, and of an account that is called. */
class HealthTest {

    @RegisterExtension
    static final TegroSimulatorExtension TEGRO = new TegroSimulatorExtension();

    private final TegroSimulator gateway = TEGRO.simulator();

    /** Stands for one in a database that can be away. */
    private static final class Marks extends MemoryIdempotentRepository {

        private volatile boolean away;

        @Override
        public boolean contains(String key) {
            if (away) {
                throw new IllegalStateException("can't connect as tegro/s3cret-of-the-database");
            }
            return super.contains(key);
        }
    }

    @Test
    void an_endpoint_whose_repositories_answer_is_up() throws Exception {
        try (ObservedCamel camel = ObservedCamel.start(gateway)) {
            HealthCheck.Result check = consumer(camel);

            assertThat(check.getState()).isEqualTo(State.UP);
            assertThat(check.getDetails())
                    .containsEntry("operation", "notification")
                    .containsEntry("shop", gateway.shopId().substring(0, 8))
                    .containsEntry(HealthCheck.ENDPOINT_URI, "tegro:notification?path=" + ObservedCamel.PATH);
        }
    }

    @Test
    void it_is_down_while_a_repository_is_away_and_up_again_by_itself() throws Exception {
        Marks marks = new Marks();
        try (ObservedCamel camel =
                ObservedCamel.start(gateway, "&idempotentRepository=#marks", context -> context.getRegistry()
                        .bind("marks", marks))) {
            marks.away = true;
            HealthCheck.Result down = consumer(camel);
            marks.away = false;
            HealthCheck.Result up = consumer(camel);

            assertThat(down.getState()).isEqualTo(State.DOWN);
            assertThat(down.getMessage())
                    .hasValueSatisfying(text -> assertThat(text).contains("can't be read"));
            assertThat(down.getDetails()).containsEntry("error.type", "IllegalStateException");
            assertThat(everythingOf(down)).doesNotContain("s3cret-of-the-database");
            assertThat(up.getState()).isEqualTo(State.UP);
        }
    }

    /** Else a load balancer that takes the node out for it would keep it from ever hearing another one. */
    @Test
    void neither_rejections_nor_failures_of_the_route_change_it() throws Exception {
        try (ObservedCamel camel = ObservedCamel.start(gateway)) {
            for (int i = 0; i < 5; i++) {
                camel.deliver("A-1", n -> n.attack().forged());
                camel.deliver("A-1", n -> n.attack().repeatedField("sign"));
                camel.deliver("fail", n -> n);
            }

            assertThat(consumer(camel).getState()).isEqualTo(State.UP);
        }
    }

    @Test
    void the_consumers_check_can_be_switched_off_on_the_component() throws Exception {
        Marks marks = new Marks();
        try (ObservedCamel camel = ObservedCamel.start(gateway, "&idempotentRepository=#marks", context -> {
            context.getRegistry().bind("marks", marks);
            tegro(context).setHealthCheckConsumerEnabled(false);
        })) {
            marks.away = true;

            assertThat(consumer(camel).getState()).isNotEqualTo(State.DOWN);
        }
    }

    @Test
    void tegro_is_not_asked_unless_that_is_switched_on() throws Exception {
        try (ObservedCamel camel = ObservedCamel.start(gateway)) {
            camel.send("tegro:balance", null);
            checks(camel, "producers", repository -> {});

            assertThat(gateway.requests("shops")).isEmpty();
        }
    }

    @Test
    void it_is_asked_once_for_all_producers_of_an_account() throws Exception {
        try (ObservedCamel camel = ObservedCamel.start(gateway)) {
            camel.send("tegro:balance", null);
            camel.send("tegro:orders", null);
            camel.send("tegro:order", "A-1");
            List<HealthCheck.Result> results = producers(camel);

            assertThat(gateway.requests("shops")).hasSize(1);
            assertThat(results).singleElement().satisfies(result -> {
                assertThat(result.getState()).isEqualTo(State.UP);
                assertThat(result.getDetails())
                        .containsEntry("operation", "shops")
                        .containsEntry("shop", gateway.shopId().substring(0, 8))
                        .containsEntry(HealthCheck.ENDPOINT_URI, gateway.baseUrl());
            });
        }
    }

    @Test
    void an_account_is_down_with_the_kind_of_error_and_its_status() throws Exception {
        try (ObservedCamel camel = ObservedCamel.start(gateway)) {
            camel.send("tegro:balance", null);
            gateway.on("shops").times(1).fail(Fault.status(502));
            HealthCheck.Result down = producers(camel).get(0);
            HealthCheck.Result up = producers(camel).get(0);

            assertThat(down.getState()).isEqualTo(State.DOWN);
            assertThat(down.getDetails())
                    .containsEntry("error.type", "TegroOutcomeUnknownException")
                    .containsEntry(HealthCheck.HTTP_RESPONSE_CODE, 502);
            assertThat(up.getState()).isEqualTo(State.UP);
        }
    }

    @Test
    void after_a_restart_of_the_component_an_account_is_asked_by_what_was_made_since() throws Exception {
        try (ObservedCamel camel = ObservedCamel.start(gateway)) {
            camel.send("tegro:balance", null);
            assertThat(producers(camel)).hasSize(1);

            camel.component().stop();
            assertThat(producers(camel)).isEmpty();
            camel.component().start();
            camel.send("tegro:orders", null);

            assertThat(producers(camel)).singleElement().satisfies(result -> assertThat(result.getState())
                    .isEqualTo(State.UP));
        }
    }

    @Test
    void a_wrong_key_is_down_and_not_shown() throws Exception {
        try (ObservedCamel camel = ObservedCamel.start(gateway, "", context -> tegro(context)
                .getConfiguration()
                .setApiKey("a-key-that-tegro-does-not-know"))) {
            camel.send("tegro:balance", null);
            HealthCheck.Result down = producers(camel).get(0);

            assertThat(down.getState()).isEqualTo(State.DOWN);
            assertThat(down.getDetails()).containsEntry("error.type", "TegroRejectedException");
            assertThat(everythingOf(down))
                    .doesNotContain("a-key-that-tegro-does-not-know")
                    .doesNotContain(gateway.secretKey())
                    .doesNotContain(gateway.shopId());
        }
    }

    @Test
    void the_producers_check_can_be_switched_off_on_the_component() throws Exception {
        try (ObservedCamel camel =
                ObservedCamel.start(gateway, "", context -> tegro(context).setHealthCheckProducerEnabled(false))) {
            camel.send("tegro:balance", null);

            assertThat(producers(camel)).noneMatch(result -> result.getState() == State.DOWN);
            assertThat(gateway.requests("shops")).isEmpty();
        }
    }

    private static TegroComponent tegro(CamelContext context) {
        return context.getComponent("tegro", TegroComponent.class);
    }

    private static HealthCheck.Result consumer(ObservedCamel camel) {
        List<HealthCheck.Result> results = checks(camel, "consumers", repository -> repository.setEnabled(true));
        assertThat(results).hasSize(1);
        return results.get(0);
    }

    private static List<HealthCheck.Result> producers(ObservedCamel camel) {
        return checks(camel, "producers", repository -> repository.setEnabled(true));
    }

    private static List<HealthCheck.Result> checks(
            ObservedCamel camel, String repository, Consumer<HealthCheckRepository> setting) {
        HealthCheckRegistry registry = HealthCheckRegistry.get(camel.context());
        HealthCheckRepository found =
                HealthCheckHelper.getHealthCheckRepository(camel.context(), repository, HealthCheckRepository.class);
        setting.accept(found);
        registry.register(found);
        return HealthCheckHelper.invokeReadiness(camel.context()).stream()
                .filter(result -> result.getCheck().getId().contains(":"))
                .toList();
    }

    private static String everythingOf(HealthCheck.Result result) {
        return result.getMessage() + " " + Map.copyOf(result.getDetails()) + " "
                + result.getError().map(Throwable::toString);
    }
}
