package io.github.cameltegro.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.ServiceStatus;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** As a bean of a CamelContext: written in YAML alone, managed, and stopped after the routes. */
class JdbcClaimBeanTest extends JdbcClaimTestSupport {
    private static final String YAML = """
            - beans:
                - name: ds
                  type: com.zaxxer.hikari.HikariDataSource
                  properties:
                    jdbcUrl: "{{db.url}}"
                - name: claims
                  type: io.github.cameltegro.notification.JdbcClaimRepository
                  properties:
                    dataSource: "#bean:ds"
                    tableName: "{{table}}"
                    lease: 45s
                    heartbeat: PT5S
                    queryTimeout: 3000
                    createTableIfNotExists: true
            - route:
                from:
                  uri: "file:{{dir}}"
                  parameters:
                    inProgressRepository: "#claims"
                    initialDelay: 0
                    delay: 20
                  steps:
                    - to: mock:held
            """;

    @TempDir
    Path dir;

    private final DefaultCamelContext context = new DefaultCamelContext();

    @AfterEach
    void stopContext() {
        context.stop();
    }

    @Test
    void yamlAloneMakesOneThatARouteUses() throws Exception {
        context.getPropertiesComponent().addInitialProperty("db.url", database.url());
        context.getPropertiesComponent().addInitialProperty("table", table);
        context.getPropertiesComponent().addInitialProperty("dir", dir.toString());
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("claims.yaml", YAML));
        MockEndpoint held = context.getEndpoint("mock:held", MockEndpoint.class);
        AtomicInteger rows = new AtomicInteger();
        held.expectedMessageCount(1);
        held.whenAnyExchangeReceived(exchange -> rows.set(database.rows(table)));
        context.start();

        Files.writeString(dir.resolve("order.txt"), "paid");

        held.assertIsSatisfied();
        assertThat(rows).hasValue(1);
        await().until(() -> database.rows(table) == 0);
        JdbcClaimRepository claims = context.getRegistry().lookupByNameAndType("claims", JdbcClaimRepository.class);
        assertThat(claims.getLease()).hasSeconds(45);
        assertThat(claims.getHeartbeat()).hasSeconds(5);
        assertThat(claims.getQueryTimeout()).hasSeconds(3);
    }

    @Test
    void itIsManaged() throws Exception {
        JdbcClaimRepository claims = claims();
        context.addService(claims, true, true);
        context.start();
        claims.add("k");

        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        Set<ObjectName> names = server.queryNames(
                new ObjectName("org.apache.camel:context=" + context.getManagementName() + ",type=services,*"), null);
        ObjectName name = names.stream()
                .filter(each -> each.getKeyProperty("name").contains("JdbcClaimRepository"))
                .findFirst()
                .orElseThrow();

        assertThat(server.getAttribute(name, "HeldClaims")).isEqualTo(1);
        assertThat(server.getAttribute(name, "LostClaims")).isEqualTo(0L);
        assertThat(server.getAttribute(name, "TableName")).isEqualTo(table);
        assertThat(server.invoke(name, "contains", new Object[] {"k"}, new String[] {"java.lang.String"}))
                .isEqualTo(true);
        server.invoke(name, "clear", null, null);
        assertThat(claims.confirm("k")).isTrue();
        claims.remove("k");
    }

    @Test
    void itIsAtWorkUntilTheLastExchangeIsDone() throws Exception {
        JdbcClaimRepository claims = claims();
        claims.setHeartbeat(Duration.ofMillis(20));
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        context.addService(claims, true, true);
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:pay").process(exchange -> {
                    claims.add("k");
                    entered.countDown();
                    leave.await(1, TimeUnit.MINUTES);
                    exchange.getMessage().setBody(Map.of("mine", claims.confirm("k"), "released", claims.remove("k")));
                });
            }
        });
        context.start();
        ProducerTemplate template = context.createProducerTemplate();
        CompletableFuture<Object> answer = template.asyncRequestBody("direct:pay", "");
        entered.await(1, TimeUnit.MINUTES);

        CompletableFuture<Void> stopped = CompletableFuture.runAsync(context::stop);
        await().until(() -> context.getStatus() == ServiceStatus.Stopping);
        database.expire(table);
        await().until(() -> claims.contains("k"));
        assertThat(claims.getStatus()).isEqualTo(ServiceStatus.Started);
        leave.countDown();

        assertThat(answer.get(1, TimeUnit.MINUTES)).isEqualTo(Map.of("mine", true, "released", true));
        stopped.get(1, TimeUnit.MINUTES);
        assertThat(claims.getStatus()).isEqualTo(ServiceStatus.Stopped);
        assertThat(database.rows(table)).isZero();
    }

    private JdbcClaimRepository claims() {
        JdbcClaimRepository claims = new JdbcClaimRepository(database.pool());
        claims.setTableName(table);
        return claims;
    }
}
