package io.github.cameltegro.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltegro.engine.NotificationContract;
import io.github.cameltegro.engine.Routed;
import io.github.cameltegro.model.Notification;
import io.github.cameltegro.simulator.TegroSimulator;
import java.net.URI;
import java.util.stream.IntStream;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

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

    @Test
    void look_ups_leave_threads_of_springs_executor() {
        LookUps lookUps = LookUps.on(application.getBean(CamelContext.class), "platform-http");
        int threads = application
                .getBean("applicationTaskExecutor", ThreadPoolTaskExecutor.class)
                .getCorePoolSize();

        long held = IntStream.range(0, threads)
                .filter(i -> lookUps.enter("P-" + i, false).refused() == null)
                .count();

        assertThat(held).isBetween(1L, threads - LookUps.OF_LINKS - 2L);
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
