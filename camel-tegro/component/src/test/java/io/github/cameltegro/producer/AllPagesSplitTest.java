package io.github.cameltegro.producer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltegro.TegroException;
import io.github.cameltegro.TegroOutcomeUnknownException;
import io.github.cameltegro.simulator.Fault;
import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import io.github.cameltegro.support.TegroCamel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A streaming split over all pages never loses an order without saying so. */
class AllPagesSplitTest {

    private static final int ORDERS = 2500;
    private static final int BREAKS_AT = 1250;

    @RegisterExtension
    static final TegroSimulatorExtension EXTENSION = TegroSimulatorExtension.with(builder -> builder.pageSize(100));

    @RegisterExtension
    final TegroCamel camel = TegroCamel.of(EXTENSION);

    private final TegroSimulator tegro = EXTENSION.simulator();
    private final List<String> delivered = new ArrayList<>();

    @BeforeEach
    void orders() {
        for (int i = 0; i < ORDERS; i++) {
            tegro.createOrder("A-" + i, "RUB", "100");
        }
    }

    private void route(int redeliveries) throws Exception {
        camel.route(new RouteBuilder() {
            @Override
            public void configure() {
                onException(TegroException.class)
                        .maximumRedeliveries(redeliveries)
                        .redeliveryDelay(0);
                from("direct:all")
                        .to("tegro:orders?allPages=true")
                        .split(body())
                        .streaming()
                        .stopOnException()
                        .process(exchange -> delivered(exchange.getMessage()
                                .getBody(io.github.cameltegro.model.Order.class)
                                .paymentId()))
                        .end();
            }
        });
    }

    private void delivered(String id) {
        delivered.add(id);
        if (delivered.size() == BREAKS_AT) {
            tegro.on("orders").times(1).fail(Fault.resetBeforeWork());
        }
    }

    @Test
    void onePageThatFailsFailsTheExchange() throws Exception {
        route(0);

        assertThat(camel.send("direct:all").getException()).isInstanceOf(TegroOutcomeUnknownException.class);
        assertThat(delivered).hasSizeBetween(BREAKS_AT, ORDERS - 1);
    }

    @Test
    void aRedeliveredSplitRepeatsFromPageOneAndDeliversAll() throws Exception {
        route(1);

        assertThat(camel.send("direct:all").getException()).isNull();
        assertThat(new HashSet<>(delivered)).hasSize(ORDERS);
        // what was delivered before the failure came once more
        assertThat(delivered).hasSizeGreaterThan(ORDERS + BREAKS_AT - 1);
    }
}
