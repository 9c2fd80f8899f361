package io.github.cameltegro.notification;

import io.github.cameltegro.engine.NotificationContract;
import io.github.cameltegro.engine.Routed;
import io.github.cameltegro.model.Notification;
import io.github.cameltegro.simulator.TegroSimulator;
import java.net.URI;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/** In a Spring Boot application on Tomcat, with the starter. */
class SpringBootNotificationTest extends NotificationContract {

    private static TegroSimulator gateway;
    private static ConfigurableApplicationContext application;
    private static URI address;

    @EnableAutoConfiguration
    static class Application {
        @Bean
        RouteBuilder payments() {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("tegro:notification?path=/tegro/notification")
                            .process(exchange -> Routed.record(
                                    exchange.getMessage()
                                            .getBody(Notification.class)
                                            .fields(),
                                    exchange.getMessage().getHeaders()));
                }
            };
        }
    }

    @BeforeAll
    static void start() {
        gateway = TegroSimulator.builder().start();
        application = SpringApplication.run(
                Application.class,
                "--server.port=0",
                "--spring.main.banner-mode=off",
                "--logging.level.root=WARN",
                "--camel.component.tegro.shop-id=" + gateway.shopId(),
                "--camel.component.tegro.secret-key=" + gateway.secretKey());
        int port = ((ServletWebServerApplicationContext) application)
                .getWebServer()
                .getPort();
        address = URI.create("http://localhost:" + port + "/tegro/notification");
    }

    @AfterAll
    static void stop() {
        application.close();
        gateway.close();
    }

    @Override
    protected URI address() {
        return address;
    }

    @Override
    protected TegroSimulator gateway() {
        return gateway;
    }
}
