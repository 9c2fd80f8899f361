package io.github.cameltegro.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** How a context grows with its endpoints: what they take to start, what they keep, and how fast calls stay. */
final class EndpointsRun implements Mode.Run {

    private static final int[] ENDPOINTS = {1, 10, 100, 500};

    @Override
    public Section run(Settings settings) throws Exception {
        Table table = new Table("endpoints", "start ms", "KB each", "threads more", "calls in a second");
        // for the classes that the first one loads
        context(1, settings, new Table("", "", "", "", ""));
        for (int endpoints : settings.sizes(ENDPOINTS)) {
            context(endpoints, settings, table);
        }
        return Section.of(Race.how(settings) + ", " + settings.threads() + " threads", table);
    }

    private static void context(int endpoints, Settings settings, Table table) throws Exception {
        CamelContext camel = new DefaultCamelContext();
        try (StubTegro stub = StubTegro.start()) {
            camel.start();
            camel.addComponent("tegro", Account.component(stub.url()));
            long heap = Heap.used();
            int threads = threads();
            long begun = System.nanoTime();
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    for (int i = 0; i < endpoints; i++) {
                        from("direct:create" + i).to("tegro:createOrder?paymentSystem=" + (i + 1));
                    }
                }
            });
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
            double kept = (Heap.used() - heap) / 1024.0 / endpoints;
            int more = threads() - threads;
            List<Endpoint> direct = IntStream.range(0, endpoints)
                    .mapToObj(i -> camel.getEndpoint("direct:create" + i))
                    .toList();
            Rival all = new AllEndpoints(camel.createProducerTemplate(), direct);
            Result result =
                    new Race(settings, List.of(all)).run(settings.threads()).get(all.name());
            table.row(endpoints, millis, kept, more, result.perSecond());
        } finally {
            camel.stop();
        }
    }

    private static int threads() {
        return ManagementFactory.getThreadMXBean().getThreadCount();
    }

    /** Asks one endpoint after the other. */
    private record AllEndpoints(ProducerTemplate template, List<Endpoint> endpoints) implements Rival {

        @Override
        public String name() {
            return endpoints.size() + " endpoints";
        }

        @Override
        public Place place() {
            return Place.CALLER;
        }

        @Override
        public Work work() {
            int[] next = {0};
            return () -> {
                next[0] = (next[0] + 1) % endpoints.size();
                CallRivals.order(template, endpoints.get(next[0]));
            };
        }
    }
}
