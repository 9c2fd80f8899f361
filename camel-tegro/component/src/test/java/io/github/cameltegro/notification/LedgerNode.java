package io.github.cameltegro.notification;

import com.zaxxer.hikari.HikariDataSource;
import io.github.cameltegro.TegroComponent;
import io.github.cameltegro.TegroConfiguration;
import io.github.cameltegro.model.Notification;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.processor.idempotent.jdbc.JdbcMessageIdRepository;

/**
 * A node in a JVM of its own that credits payments to a ledger. It says on its standard output where it is, so that a
 * test can kill it there.
 */
final class LedgerNode {

    private LedgerNode() {}

    public static void main(String[] args) throws Exception {
        String name = args[0];
        HikariDataSource database = JdbcClaimDatabase.pool(args[1], 25);
        VertxPlatformHttpServerConfiguration http = new VertxPlatformHttpServerConfiguration();
        http.setBindHost("127.0.0.1");
        http.setBindPort(0);
        VertxPlatformHttpServer server = new VertxPlatformHttpServer(http);
        CamelContext context = new DefaultCamelContext();
        context.addService(server);
        TegroConfiguration account =
                context.getComponent("tegro", TegroComponent.class).getConfiguration();
        account.setShopId(args[2]);
        account.setSecretKey(args[3]);
        JdbcClaimRepository claims = new JdbcClaimRepository(database);
        claims.setLease(Duration.parse(args[4]));
        context.getRegistry().bind("claims", claims);
        context.getRegistry().bind("marks", new JdbcMessageIdRepository(database, "tegro"));
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("tegro:notification?path=/tegro/notification&idempotentRepository=#marks&inProgressRepository=#claims")
                        .process(exchange -> {
                            String key = exchange.getMessage()
                                    .getBody(Notification.class)
                                    .key();
                            say("begin");
                            // a primary key: fails if two are at it
                            update(database, "insert into in_route (payment) values (?)", key);
                            update(database, "insert into ledger (payment, node) values (?, '" + name + "')", key);
                            say("credited");
                            update(database, "delete from in_route where payment = ?", key);
                            say("end");
                        });
            }
        });
        context.start();
        say("port=" + server.getPort());
        System.in.read();
    }

    private static synchronized void say(String line) {
        System.out.println(line);
        System.out.flush();
    }

    private static void update(DataSource database, String sql, String value) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, value);
            statement.executeUpdate();
        }
    }
}
