package io.github.cameltegro.polling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import io.github.cameltegro.notification.BrittleRepository;
import io.github.cameltegro.protocol.PolledKey;
import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import io.github.cameltegro.support.CapturedLog;
import io.github.cameltegro.support.TegroCamel;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What was polled and routed, and whose mark is written later than that, is told then. */
class LateMarkTest {

    @RegisterExtension
    static final TegroSimulatorExtension TEGRO = new TegroSimulatorExtension();

    @RegisterExtension
    final TegroCamel camel = TegroCamel.of(TEGRO);

    private final TegroSimulator gateway = TEGRO.simulator();
    private final BrittleRepository marks = new BrittleRepository();
    private final BrittleRepository claims = new BrittleRepository();
    private final List<Object> routed = new CopyOnWriteArrayList<>();

    @BeforeEach
    void a_paid_order() {
        gateway.createOrder("A-1", "RUB", "10");
        gateway.pay("A-1");
    }

    @Test
    void a_payment_is_audited_and_counted_as_routed_and_not_polled_again() throws Exception {
        try (CapturedLog log = new CapturedLog().level("io.github.cameltegro.audit", Level.INFO)) {
            RecordConsumer consumer = pollWithoutMark("tegro:orders?paidOnly=true");
            assertThat(consumer.getOutcomes()).containsEntry("mark-failed", 1L).containsEntry("routed", 0L);
            marks.away = false;
            await().untilAsserted(() -> assertThat(consumer.getOutcomes()).containsEntry("routed", 1L));
            assertThat(log.messages(Level.INFO))
                    .singleElement()
                    .asString()
                    .contains("sweep outcome=routed order=A-1 key=tegro-payment-");
            assertThat(consumer.getFailing()).isZero();
            consumer.run();
            assertThat(consumer.getOutcomes()).containsEntry("duplicate", 0L);
            assertThat(routed).containsExactly("A-1");
        }
    }

    @Test
    void a_status_that_another_node_routed_meanwhile_is_told_as_routed_twice() throws Exception {
        try (CapturedLog log = new CapturedLog().level("io.github.cameltegro.polling", Level.ERROR)) {
            pollWithoutMark("tegro:orders");
            anotherNodeRoutes(PolledKey.of(
                            gateway.shopId(),
                            "orders",
                            Long.toString(gateway.order("A-1").orElseThrow().id()),
                            "1")
                    .mark());
            await().untilAsserted(() -> assertThat(log.messages(Level.ERROR))
                    .last()
                    .asString()
                    .contains("tegro:orders routed status 1 of number")
                    .contains("twice"));
        }
    }

    /** Its claim has run out here, where the marks are still away. */
    private void anotherNodeRoutes(String mark) {
        claims.keys.clear();
        marks.keys.add(mark);
        marks.away = false;
    }

    private RecordConsumer pollWithoutMark(String from) throws Exception {
        camel.context().getRegistry().bind("marks", marks);
        camel.context().getRegistry().bind("claims", claims);
        camel.route(new RouteBuilder() {
            @Override
            public void configure() {
                from(from + (from.contains("?") ? "&" : "?") + "startScheduler=false"
                                + "&idempotentRepository=#marks&inProgressRepository=#claims")
                        .routeId("polled")
                        .process(exchange -> {
                            routed.add(exchange.getMessage().getHeader("CamelTegroOrderId"));
                            marks.away = true;
                        });
            }
        });
        RecordConsumer consumer =
                (RecordConsumer) camel.context().getRoute("polled").getConsumer();
        consumer.run();
        assertThat(routed).containsExactly("A-1");
        return consumer;
    }
}
