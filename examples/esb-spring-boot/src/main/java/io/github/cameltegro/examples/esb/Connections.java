package io.github.cameltegro.examples.esb;

import io.github.cameltegro.notification.JdbcClaimRepository;
import jakarta.jms.ConnectionFactory;
import javax.sql.DataSource;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.processor.idempotent.jdbc.JdbcMessageIdRepository;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the routes refer to by name. */
@Configuration(proxyBeanMethods = false)
class Connections {

    private static final long RECOVERY_MILLIS = 1000;

    /** Each message received, and all that is sent because of it, are one transaction of the broker. */
    @Bean
    JmsComponent jms(ConnectionFactory connectionFactory) {
        JmsComponent jms = new JmsComponent();
        jms.setConnectionFactory(connectionFactory);
        jms.setTransacted(true);
        // the session's own transaction; the only transaction manager is the database's
        jms.setLazyCreateTransactionManager(false);
        jms.setRecoveryInterval(RECOVERY_MILLIS);
        jms.setErrorHandlerLogStackTrace(false);
        return jms;
    }

    @Bean
    JdbcMessageIdRepository marks(DataSource dataSource) {
        return new JdbcMessageIdRepository(dataSource, "tegro");
    }

    @Bean
    JdbcClaimRepository claims(DataSource dataSource) {
        return new JdbcClaimRepository(dataSource);
    }
}
