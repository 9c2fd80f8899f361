package io.github.cameltegro.polling;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.cameltegro.TegroComponent;
import io.github.cameltegro.TegroConfiguration;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.file.cluster.FileLockClusterService;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.processor.idempotent.jdbc.JdbcMessageIdRepository;

/** A node in a JVM of its own that writes what it polls to a table; a test kills it wherever it is. */
final class PollingNode {

    private PollingNode() {}

    /** Arguments: name, database, address of the gateway, shop, API key, folder of the lock or "-", what to poll. */
    public static void main(String[] args) throws Exception {
        String name = args[0];
        HikariConfig pool = new HikariConfig();
        pool.setJdbcUrl(args[1]);
        pool.setMaximumPoolSize(4);
        HikariDataSource database = new HikariDataSource(pool);
        CamelContext context = new DefaultCamelContext();
        TegroConfiguration account =
                context.getComponent("tegro", TegroComponent.class).getConfiguration();
        account.setBaseUrl(args[2]);
        account.setShopId(args[3]);
        account.setApiKey(args[4]);
        context.getRegistry().bind("marks", new JdbcMessageIdRepository(database, "polling"));
        if (!args[5].equals("-")) {
            FileLockClusterService locks = new FileLockClusterService();
            locks.setRoot(args[5]);
            locks.setAcquireLockDelay(1, TimeUnit.MILLISECONDS);
            locks.setAcquireLockInterval(100, TimeUnit.MILLISECONDS);
            context.addService(locks);
        }
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(args[6]).process(exchange -> write(database, name, exchange));
            }
        });
        context.start();
        System.in.read();
    }

    private static void write(DataSource database, String name, Exchange exchange) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement row = connection.prepareStatement(
                        "insert into polled (node, number, status, batch_index) values (?, ?, ?, ?)")) {
            row.setString(1, name);
            row.setLong(2, exchange.getMessage().getHeader("CamelTegroId", Long.class));
            row.setInt(3, exchange.getMessage().getHeader("CamelTegroStatus", Integer.class));
            row.setInt(4, exchange.getProperty(ExchangePropertyKey.BATCH_INDEX, Integer.class));
            row.executeUpdate();
        }
    }
}
