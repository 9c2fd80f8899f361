package io.github.cameltegro.producer.payout;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltegro.TegroComponent;
import io.github.cameltegro.TegroOutcomeUnknownException;
import io.github.cameltegro.TegroUnavailableException;
import io.github.cameltegro.model.CreateWithdrawal;
import io.github.cameltegro.simulator.Fault;
import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.processor.idempotent.jdbc.JdbcMessageIdRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two nodes over one database are handed the same payouts at the same moment. */
class PayoutTwoNodesTest {

    private static final int PAYOUTS = 200;
    private static final String URI =
            "tegro:createWithdrawal?idempotentRepository=#records&lookupAttempts=6&lookupDelay=5";

    private static final String RELEASE =
            "tegro:releaseWithdrawal?confirm=true&idempotentRepository=#records&lookupAttempts=1";

    @RegisterExtension
    static final TegroSimulatorExtension EXTENSION = new TegroSimulatorExtension();

    private final TegroSimulator tegro = EXTENSION.simulator();
    private final List<CamelContext> nodes = new ArrayList<>();
    private final ExecutorService pool = Executors.newFixedThreadPool(2);

    @BeforeEach
    void nodes() throws Exception {
        String name = PayoutDatabase.newName();
        for (int i = 0; i < 2; i++) {
            CamelContext node = new DefaultCamelContext();
            TegroComponent component = node.getComponent("tegro", TegroComponent.class);
            component.setPayoutsEnabled(true);
            component.getConfiguration().setBaseUrl(tegro.baseUrl());
            component.getConfiguration().setShopId(tegro.shopId());
            component.getConfiguration().setApiKey(tegro.apiKey());
            node.getRegistry().bind("records", new JdbcMessageIdRepository(PayoutDatabase.pool(), name));
            node.start();
            nodes.add(node);
        }
    }

    @AfterEach
    void stop() {
        pool.shutdownNow();
        nodes.forEach(CamelContext::stop);
    }

    @Test
    void eachIsSentByOneOfThem() throws Exception {
        Map<String, Integer> outcomes = new HashMap<>();
        for (int i = 0; i < PAYOUTS; i++) {
            for (Exchange exchange : atOnce(new CreateWithdrawal("p-" + i, BigDecimal.ONE, "RUB", "4100111", 5))) {
                outcomes.merge(outcome(exchange), 1, Integer::sum);
            }
        }

        assertThat(tegro.payouts()).hasSize(PAYOUTS);
        assertThat(tegro.requests("createWithdrawal"))
                .hasSize(PAYOUTS)
                .extracting(request -> request.json().path("payment_id").asText())
                .doesNotHaveDuplicates();
        assertThat(outcomes).containsEntry("paid", PAYOUTS);
        assertThat(outcomes.keySet()).isSubsetOf("paid", "paid by the other", "not sent", "recorded by the other");
        System.out.println("two nodes, " + PAYOUTS + " payouts: " + outcomes);
    }

    @Test
    void withDifferentAmountsOneIsSentAndTheOtherRefusedOrUnknown() throws Exception {
        Map<String, Integer> outcomes = new HashMap<>();
        for (int i = 0; i < PAYOUTS / 4; i++) {
            for (Exchange exchange : atOnce(
                    new CreateWithdrawal("p-" + i, BigDecimal.ONE, "RUB", "4100111", 5),
                    new CreateWithdrawal("p-" + i, BigDecimal.TEN, "RUB", "4100111", 5))) {
                outcomes.merge(outcome(exchange), 1, Integer::sum);
            }
        }

        assertThat(tegro.requests("createWithdrawal")).hasSize(PAYOUTS / 4);
        assertThat(outcomes).containsEntry("paid", PAYOUTS / 4).doesNotContainKey("paid by the other");
    }

    /** Tegro never gets it, so that it is released and sent again and again, by both nodes at once. */
    @Test
    void releasedAndSentAtOnceEachAttemptIsSentOnce() throws Exception {
        tegro.on("createWithdrawal").fail(Fault.resetBeforeWork());
        AtomicInteger released = new AtomicInteger();
        AtomicInteger ids = new AtomicInteger();
        ExecutorService hands = Executors.newFixedThreadPool(8);
        List<Future<?>> ends = new ArrayList<>();
        for (int hand = 0; hand < 8; hand++) {
            ProducerTemplate template = nodes.get(hand % 2).createProducerTemplate();
            boolean releases = hand < 4;
            ends.add(hands.submit(() -> {
                while (released.get() < 20) {
                    String id = "p-" + ids.incrementAndGet() % 3;
                    Object body = releases ? id : new CreateWithdrawal(id, BigDecimal.ONE, "RUB", "4100111", 5);
                    Exception failure = template.request(releases ? RELEASE : URI, exchange -> exchange.getMessage()
                                    .setBody(body))
                            .getException();
                    if (releases && failure == null) {
                        released.incrementAndGet();
                    }
                }
                return null;
            }));
        }
        for (Future<?> end : ends) {
            end.get();
        }
        hands.shutdown();

        int sent = tegro.requests("createWithdrawal").size();
        System.out.println("two nodes: " + sent + " sent, " + released + " released");
        // each release ends one attempt, and each of the three ids may have one that is open
        assertThat(sent).isLessThanOrEqualTo(released.get() + 3);
    }

    private List<Exchange> atOnce(CreateWithdrawal payout) throws Exception {
        return atOnce(payout, payout);
    }

    private List<Exchange> atOnce(CreateWithdrawal... payouts) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        List<Future<Exchange>> futures = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            ProducerTemplate template = nodes.get(i).createProducerTemplate();
            CreateWithdrawal payout = payouts[i];
            futures.add(pool.submit(() -> {
                start.await();
                return template.request(URI, exchange -> exchange.getMessage().setBody(payout));
            }));
        }
        return List.of(futures.get(0).get(), futures.get(1).get());
    }

    private static String outcome(Exchange exchange) {
        Exception failure = exchange.getException();
        if (failure == null) {
            return exchange.getMessage().getHeader("CamelTegroDuplicate") == null ? "paid" : "paid by the other";
        }
        if (failure instanceof TegroOutcomeUnknownException unknown) {
            assertThat(unknown.getReason()).isEqualTo(TegroOutcomeUnknownException.Reason.recordedEarlier);
            return "recorded by the other";
        }
        return failure instanceof TegroUnavailableException
                ? "not sent"
                : failure.getClass().getSimpleName();
    }
}
