package io.github.cameltegro.docs;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cameltegro.TegroComponent;
import io.github.cameltegro.simulator.TegroSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.ServiceStatus;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The YAML recipes of all pages as one application. */
final class Recipes {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Object> beans = new LinkedHashMap<>();
    private final Map<String, Map<?, ?>> routes = new LinkedHashMap<>();
    private final List<Object> others = new ArrayList<>();

    Recipes() {
        for (Path page : pages()) {
            for (String block : new Page(Page.text(page)).blocks("yaml")) {
                for (Object entry : entries(block)) {
                    take(page, (Map<?, ?>) entry);
                }
            }
        }
    }

    /** Starts them in a JVM of their own; ends with 0 if all have started. */
    public static void main(String[] arguments) throws Exception {
        try (TegroSimulator tegro = TegroSimulator.builder().start();
                CamelContext context = new DefaultCamelContext()) {
            TegroComponent component = context.getComponent("tegro", TegroComponent.class);
            component.getConfiguration().setBaseUrl(tegro.baseUrl());
            component.getConfiguration().setShopId(tegro.shopId());
            component.getConfiguration().setApiKey(tegro.apiKey());
            component.getConfiguration().setSecretKey(tegro.secretKey());
            context.start();
            Recipes recipes = new Recipes();
            recipes.load(context);
            System.out.println(recipes.started(context) + " of " + recipes.size() + " routes have started");
        }
    }

    static List<?> entries(String yaml) {
        return (List<?>) new Load(LoadSettings.builder().build()).loadFromString(yaml);
    }

    static List<Path> pages() {
        try (Stream<Path> docs = Files.list(Page.ROOT.resolve("docs"))) {
            return Stream.concat(
                            Stream.of(Page.ROOT.resolve("README.md")),
                            docs.filter(page -> page.toString().endsWith(".md")).sorted())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int size() {
        return routes.size();
    }

    Map<String, Object> beans() {
        return beans;
    }

    /** Adds them to a started context, whose component has the simulator's settings. */
    void load(CamelContext context) throws Exception {
        context.getComponent("tegro", TegroComponent.class).setPayoutsEnabled(true);
        context.addService(server());
        Map<String, String> settings = Map.of(
                "db.url", "jdbc:h2:mem:recipes;MODE=PostgreSQL;DB_CLOSE_DELAY=-1",
                "db.user", "sa",
                "db.password", "");
        settings.forEach(context.getPropertiesComponent()::addInitialProperty);
        load(context, "beans", List.of(Map.of("beans", List.copyOf(beans.values()))));
        load(context, "others", others);
        load(context, "routes", List.copyOf(routes.values()));
    }

    long started(CamelContext context) {
        return context.getRoutes().stream()
                .filter(route ->
                        context.getRouteController().getRouteStatus(route.getRouteId()) == ServiceStatus.Started)
                .count();
    }

    private void take(Path page, Map<?, ?> entry) {
        if (entry.get("beans") instanceof List<?> list) {
            for (Object bean : list) {
                Object known = beans.putIfAbsent((String) ((Map<?, ?>) bean).get("name"), bean);
                if (known != null && !known.equals(bean)) {
                    throw new AssertionError(page + " has another bean of one name: " + bean + ", not " + known);
                }
            }
        } else if (entry.get("route") instanceof Map<?, ?> route) {
            // several pages begin with the same route; the one that says most of it stands for all
            routes.merge(
                    start((Map<?, ?>) route.get("from")),
                    entry,
                    (one, other) -> one.toString().length() < other.toString().length() ? other : one);
        } else {
            others.add(entry);
        }
    }

    private static String start(Map<?, ?> from) {
        String uri = from.get("uri").toString();
        return uri.startsWith("tegro:notification") ? "tegro:notification" : uri + from.get("parameters");
    }

    private static void load(CamelContext context, String name, List<?> entries) throws Exception {
        PluginHelper.getRoutesLoader(context)
                .loadRoutes(ResourceHelper.fromString(name + ".yaml", JSON.writeValueAsString(entries)));
    }

    private static VertxPlatformHttpServer server() {
        VertxPlatformHttpServerConfiguration http = new VertxPlatformHttpServerConfiguration();
        http.setBindHost("127.0.0.1");
        http.setBindPort(0);
        return new VertxPlatformHttpServer(http);
    }
}
