package io.github.cameltegro.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * How long a context takes to start that sends calls and receives notifications, each time in a new process: there the
 * loading of classes is most of it, as it is in production.
 */
public final class StartUp {

    private static final String NOWHERE = "http://127.0.0.1:1";

    static final String HEAP = "-Xmx512m";

    private StartUp() {}

    /** What is in the context. */
    enum Kind {
        TEGRO("tegro:createOrder and tegro:notification"),
        PLAIN("http: and platform-http:, no JSON, no signature"),
        HAND("the hand-written routes");

        final String text;

        Kind(String text) {
            this.text = text;
        }
    }

    /** One start: milliseconds that passed, and those of the processor in the whole process. */
    record Start(double millis, double cpuMillis) {}

    /** The starts of each kind, in turns. */
    static Map<Kind, List<Start>> measure(int launches) throws Exception {
        Map<Kind, List<Start>> starts = new EnumMap<>(Kind.class);
        for (int i = 0; i < launches; i++) {
            for (Kind kind : Kind.values()) {
                starts.computeIfAbsent(kind, key -> new ArrayList<>()).add(launch(kind));
            }
        }
        return starts;
    }

    private static Start launch(Kind kind) throws Exception {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        HEAP,
                        "-classpath",
                        System.getProperty("java.class.path"),
                        StartUp.class.getName(),
                        kind.name())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String answer = new String(process.getInputStream().readAllBytes(), US_ASCII).strip();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("the process failed: " + answer);
        }
        String[] figures = answer.split(" ");
        return new Start(Double.parseDouble(figures[0]), Double.parseDouble(figures[1]));
    }

    /** Starts a context of the kind that is given, and prints how long that took. */
    public static void main(String[] arguments) throws Exception {
        long begun = System.nanoTime();
        CamelContext camel = new DefaultCamelContext();
        VertxPlatformHttpServerConfiguration http = new VertxPlatformHttpServerConfiguration();
        http.setBindHost("127.0.0.1");
        http.setBindPort(0);
        camel.addService(new VertxPlatformHttpServer(http));
        switch (Kind.valueOf(arguments[0])) {
            case TEGRO -> {
                camel.addComponent("tegro", Account.component(NOWHERE));
                camel.addRoutes(routes("tegro:createOrder", "tegro:notification?path=/paid"));
            }
            case PLAIN -> camel.addRoutes(routes(NOWHERE + "/api/createOrder/", "platform-http:/paid"));
            case HAND -> {
                camel.addRoutes(new HandWrittenCalls(NOWHERE, "createOrder"));
                camel.addRoutes(new HandWrittenNotifications("/paid"));
            }
        }
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:paid").process(exchange -> {});
            }
        });
        camel.start();
        long millis = Duration.ofNanos(System.nanoTime() - begun).toMillis();
        long cpu = ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .orElse(Duration.ZERO)
                .toMillis();
        Console.progress("%d %d", millis, cpu);
        // at once: how long a context takes to stop is not asked
        Runtime.getRuntime().halt(0);
    }

    private static RouteBuilder routes(String call, String notifications) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:create").to(call);
                from(notifications).to("direct:paid");
            }
        };
    }
}
