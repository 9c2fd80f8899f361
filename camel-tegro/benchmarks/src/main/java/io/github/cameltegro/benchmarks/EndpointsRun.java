package io.github.cameltegro.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        List<Grown> contexts = new ArrayList<>();
        try (StubTegro stub = StubTegro.start()) {
            // for the classes that the first one loads
            grown(1, stub.url()).camel().stop();
            for (int endpoints : settings.sizes(ENDPOINTS)) {
                contexts.add(grown(endpoints, stub.url()));
            }
            Map<String, Result> results =
                    Race.run(settings, contexts.stream().map(Grown::calls).toList());
            Table table = new Table("endpoints", "start ms", "KB each", "extra threads", "calls in a second");
            for (Grown context : contexts) {
                Result result = results.get(context.calls().name());
                table.row(
                        context.endpoints(),
                        context.millis(),
                        context.kept(),
                        context.threads(),
                        result.mostPerSecond());
            }
            return Section.of(Race.howFastest(settings), table);
        } finally {
            contexts.forEach(context -> context.camel().stop());
        }
    }

    /** A running context, and what its endpoints took: milliseconds in all, KB each, threads in all. */
    private record Grown(CamelContext camel, int endpoints, long millis, double kept, int threads, Rival calls) {}

    private static Grown grown(int endpoints, String url) throws Exception {
        CamelContext camel = new DefaultCamelContext();
        camel.start();
        camel.addComponent("tegro", Account.component(url));
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
        Rival calls = new AllEndpoints(camel.createProducerTemplate(), direct);
        return new Grown(camel, endpoints, millis, kept, more, calls);
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
