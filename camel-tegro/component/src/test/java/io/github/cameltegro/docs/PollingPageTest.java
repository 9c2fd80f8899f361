package io.github.cameltegro.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltegro.model.Balance;
import io.github.cameltegro.model.Notification;
import io.github.cameltegro.model.Order;
import io.github.cameltegro.notification.MemoryRepository;
import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import io.github.cameltegro.support.TegroCamel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Message;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.file.cluster.FileLockClusterService;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What docs/polling.md shows runs, in Java and in YAML. */
class PollingPageTest {

    private static final Page PAGE = Page.read("docs/polling.md");
    private static final Path ROUTES = Path.of("src/test/java/io/github/cameltegro/docs/PollingPageRoutes.java");
    private static final Path POLLED = Path.of("target/polled");

    @RegisterExtension
    static final TegroSimulatorExtension EXTENSION = new TegroSimulatorExtension();

    @RegisterExtension
    final TegroCamel camel = TegroCamel.of(EXTENSION);

    private final TegroSimulator tegro = EXTENSION.simulator();
    private final List<Message> received = new CopyOnWriteArrayList<>();

    enum Language {
        JAVA {
            @Override
            void load(CamelContext context, RoutesBuilder java, String yaml) throws Exception {
                context.addRoutes(java);
            }
        },
        YAML {
            @Override
            void load(CamelContext context, RoutesBuilder java, String yaml) throws Exception {
                String block = PAGE.blocks("yaml").stream()
                        .filter(text -> text.contains(yaml))
                        .findFirst()
                        .orElseThrow();
                PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("polling.yaml", block));
            }
        };

        abstract void load(CamelContext context, RoutesBuilder java, String yaml) throws Exception;
    }

    @BeforeEach
    void beans() {
        camel.context().getRegistry().bind("marks", MemoryRepository.unbounded());
        camel.context().getRegistry().bind("claims", MemoryRepository.unbounded());
        tegro.createOrder("A-1001", "RUB", "1490.00");
        tegro.createOrder("A-1002", "RUB", "1490.00");
        tegro.pay("A-1001");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void balancesAndOrdersArePolled(Language language) throws Exception {
        Path file = POLLED.resolve(tegro.order("A-1001").orElseThrow().id() + "-1.json");
        Files.deleteIfExists(file);
        language.load(camel.context(), new PollingPageRoutes.First(), "uri: tegro:balance");

        await(() -> assertThat(file).content().contains("A-1001"));
        await(() -> assertThat(tegro.requests("balance")).isNotEmpty());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void oneRouteServesNotificationsAndTheSweep(Language language) throws Exception {
        VertxPlatformHttpServerConfiguration http = new VertxPlatformHttpServerConfiguration();
        http.setBindHost("127.0.0.1");
        http.setBindPort(0);
        VertxPlatformHttpServer server = new VertxPlatformHttpServer(http);
        camel.context().addService(server);
        receiving("direct:paid");
        language.load(camel.context(), new PollingPageRoutes.Sweep(), "paidOnly");
        await(() -> assertThat(received).hasSize(1));
        tegro.pay("A-1002");
        tegro.notification("A-1002")
                .sendTo("http://127.0.0.1:" + server.getPort() + "/tegro/notification")
                .send()
                .get();

        assertThat(received).hasSize(2);
        assertThat(received.get(0).getBody()).isInstanceOf(Order.class);
        assertThat(received.get(1).getBody()).isInstanceOf(Notification.class);
        String table = PAGE.sections().get("The sweep").text();
        Pattern.compile("^\\| (.*?) \\| yes \\| (.*?) \\|$", Pattern.MULTILINE)
                .matcher(table)
                .results()
                .forEach(row -> {
                    for (String header : row.group(1).replace("`", "").split(", ")) {
                        assertThat(received.get(1).getHeaders()).containsKey(header);
                        assertThat(received.get(0).getHeaders().containsKey(header))
                                .as(header)
                                .isEqualTo(row.group(2).equals("yes"));
                    }
                });
    }

    @Test
    void theReportTellsWhatIsPaidAndNotDone() throws Exception {
        camel.context().getPropertiesComponent().addInitialProperty("camel.component.tegro.shop-id", tegro.shopId());
        tegro.pay("A-1002");
        MemoryRepository marks = camel.context().getRegistry().lookupByNameAndType("marks", MemoryRepository.class);
        receiving("direct:missing");
        camel.route(new PollingPageRoutes.Report());
        Order done = camel.answer(Order.class, "tegro:order", "A-1001");
        marks.add(done.paymentKey(tegro.shopId()).mark());

        assertThat(camel.send("direct:report").getException()).isNull();
        assertThat(received)
                .extracting(message -> message.getBody(Order.class).paymentId())
                .containsExactly("A-1002");
    }

    @Test
    void theBalanceIsAskedForAtTheMoment() throws Exception {
        camel.route(new PollingPageRoutes.Enrich());
        assertThat(camel.answer(Balance.class, "direct:can-pay")).isNotNull();
    }

    @Test
    void oneNodePolls(@TempDir Path locks) throws Exception {
        FileLockClusterService service = new FileLockClusterService();
        service.setRoot(locks.toString());
        service.setAcquireLockDelay(1, TimeUnit.MILLISECONDS);
        camel.context().addService(service);
        receiving("direct:changed");
        camel.route(new PollingPageRoutes.Master());
        await(() -> assertThat(received).hasSize(2));
    }

    @Test
    void everyJavaRouteIsInAClassThatRuns() {
        String routes = withoutSpace(Page.text(ROUTES));

        assertThat(PAGE.blocks("java")).hasSize(5).allSatisfy(block -> assertThat(routes)
                .contains(withoutSpace(block)));
    }

    @Test
    void itsLinksLeadSomewhere() throws IOException {
        Pattern.compile("]\\(([^)#]+)#?([^)]*)\\)")
                .matcher(PAGE.text())
                .results()
                .forEach(link -> {
                    Path page = Page.ROOT.resolve("docs").resolve(link.group(1));
                    assertThat(page).exists();
                    assertThat(Files.isDirectory(page) ? List.of("") : titles(page))
                            .contains(link.group(2));
                });
        Pattern.compile("]\\(#([^)]+)\\)").matcher(PAGE.text()).results().forEach(link -> assertThat(
                        titles(Page.ROOT.resolve("docs/polling.md")))
                .contains(link.group(1)));
    }

    private static List<String> titles(Path page) {
        return Stream.concat(
                        Stream.of(""),
                        Page.text(page)
                                .lines()
                                .filter(line -> line.startsWith("#"))
                                .map(line -> line.replaceAll("^#+ ", "")
                                        .toLowerCase()
                                        .replaceAll("[^a-z0-9 -]", "")
                                        .replace(' ', '-')))
                .toList();
    }

    private void receiving(String uri) throws Exception {
        camel.route(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).process(exchange -> received.add(exchange.getMessage().copy()));
            }
        });
    }

    private static void await(ThrowingRunnable assertion) {
        Awaitility.await().atMost(Duration.ofSeconds(20)).untilAsserted(assertion);
    }

    private static String withoutSpace(String code) {
        return code.replaceAll("\\s", "");
    }
}
