package io.github.cameltegro.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.List;
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

    private static final String TEGRO = "tegro";
    private static final String PLAIN = "plain";

    private StartUp() {}

    /** Medians. */
    record Times(double tegroMillis, double plainMillis) {}

    static Times measure(int launches) throws Exception {
        List<Double> tegro = new ArrayList<>();
        List<Double> plain = new ArrayList<>();
        for (int i = 0; i < launches; i++) {
            plain.add(launch(PLAIN));
            tegro.add(launch(TEGRO));
        }
        Times times = new Times(median(tegro), median(plain));
        Console.progress("start-up: tegro %.0f ms, plain %.0f ms", times.tegroMillis, times.plainMillis);
        return times;
    }

    private static double median(List<Double> values) {
        return Result.median(
                values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static double launch(String which) throws Exception {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx512m",
                        "-classpath",
                        System.getProperty("java.class.path"),
                        StartUp.class.getName(),
                        which)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String answer = new String(process.getInputStream().readAllBytes(), US_ASCII).strip();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("the process failed: " + answer);
        }
        return Long.parseLong(answer) / 1e6;
    }

    /** Starts a context, and prints the nanoseconds that took. */
    public static void main(String[] arguments) throws Exception {
        long begun = System.nanoTime();
        CamelContext camel = new DefaultCamelContext();
        VertxPlatformHttpServerConfiguration http = new VertxPlatformHttpServerConfiguration();
        http.setBindHost("127.0.0.1");
        http.setBindPort(0);
        camel.addService(new VertxPlatformHttpServer(http));
        boolean tegro = arguments[0].equals(TEGRO);
        if (tegro) {
            camel.addComponent("tegro", Account.component("http://127.0.0.1:1"));
        }
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:create").to(tegro ? "tegro:createOrder" : "http://127.0.0.1:1/api/createOrder/");
                from(tegro ? "tegro:notification?path=/paid" : "platform-http:/paid")
                        .process(exchange -> {});
            }
        });
        camel.start();
        Console.progress("%d", System.nanoTime() - begun);
        // at once: how long a context takes to stop is not asked
        Runtime.getRuntime().halt(0);
    }
}
