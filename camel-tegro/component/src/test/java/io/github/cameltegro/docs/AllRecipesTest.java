package io.github.cameltegro.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import io.github.cameltegro.support.TegroCamel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.Route;
import org.apache.camel.ServiceStatus;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The recipes of all pages run together in one application: what one page calls a bean, no other calls otherwise. */
class AllRecipesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    static final TegroSimulatorExtension EXTENSION = new TegroSimulatorExtension();

    @RegisterExtension
    final TegroCamel camel = TegroCamel.of(EXTENSION);

    private final Map<String, Object> beans = new LinkedHashMap<>();
    private final Map<String, Map<?, ?>> routes = new LinkedHashMap<>();
    private final List<Object> others = new ArrayList<>();

    @Test
    void theyStartTogether() throws Exception {
        for (Path page : pages()) {
            for (String block : new Page(Page.text(page)).blocks("yaml")) {
                for (Object entry : (List<?>) new Load(LoadSettings.builder().build()).loadFromString(block)) {
                    take(page, (Map<?, ?>) entry);
                }
            }
        }
        camel.component().setPayoutsEnabled(true);
        camel.context().addService(server());
        Map<String, String> settings = Map.of(
                "db.url", "jdbc:h2:mem:recipes;MODE=PostgreSQL;DB_CLOSE_DELAY=-1",
                "db.user", "sa",
                "db.password", "");
        settings.forEach(camel.context().getPropertiesComponent()::addInitialProperty);

        load("beans", List.of(Map.of("beans", List.copyOf(beans.values()))));
        load("others", others);
        load("routes", List.copyOf(routes.values()));

        assertThat(beans).containsKeys("dataSource", "marks", "claims", "payouts");
        assertThat(camel.context().getRoutes()).hasSize(routes.size()).hasSizeGreaterThan(20);
        for (Route route : camel.context().getRoutes()) {
            assertThat(camel.context().getRouteController().getRouteStatus(route.getRouteId()))
                    .isEqualTo(ServiceStatus.Started);
        }
    }

    private void take(Path page, Map<?, ?> entry) {
        if (entry.get("beans") instanceof List<?> list) {
            for (Object bean : list) {
                Object known = beans.putIfAbsent((String) ((Map<?, ?>) bean).get("name"), bean);
                assertThat(known == null ? bean : known)
                        .as("%s: %s", page, bean)
                        .isEqualTo(bean);
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

    private void load(String name, List<?> entries) throws Exception {
        PluginHelper.getRoutesLoader(camel.context())
                .loadRoutes(ResourceHelper.fromString(name + ".yaml", JSON.writeValueAsString(entries)));
    }

    private static VertxPlatformHttpServer server() {
        VertxPlatformHttpServerConfiguration http = new VertxPlatformHttpServerConfiguration();
        http.setBindHost("127.0.0.1");
        http.setBindPort(0);
        return new VertxPlatformHttpServer(http);
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.list(Page.ROOT.resolve("docs"))) {
            return Stream.concat(
                            Stream.of(Page.ROOT.resolve("README.md")),
                            docs.filter(page -> page.toString().endsWith(".md")).sorted())
                    .toList();
        }
    }
}
