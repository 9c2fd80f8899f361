package io.github.cameltegro.notification;

import io.github.cameltegro.engine.EngineContract;
import java.net.URI;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterAll;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/** Spring Boot on Tomcat: a refusal closes the connection. */
abstract class SpringBootContract extends EngineContract {

    private static ConfigurableApplicationContext application;
    private static Probe probe;
    private static URI address;

    @EnableAutoConfiguration
    static class Application {
        @Bean
        AnyRoute anyRoute() {
            return AnyRoute.INSTANCE;
        }
    }

    /** @param options beside those of every such test */
    static void run(String... options) throws Exception {
        String[] all = Stream.concat(
                        Stream.of("--server.port=0", "--spring.main.banner-mode=off", "--logging.level.root=WARN"),
                        Arrays.stream(options))
                .toArray(String[]::new);
        application = SpringApplication.run(Application.class, all);
        probe = Probe.serve(application.getBean(CamelContext.class), null);
        int port = ((ServletWebServerApplicationContext) application)
                .getWebServer()
                .getPort();
        address = URI.create("http://localhost:" + port + Probe.PATH);
    }

    @AfterAll
    static void stop() {
        probe.listen(false);
        application.close();
    }

    @Override
    protected URI address() {
        return address;
    }

    @Override
    protected void listen(boolean on) {
        probe.listen(on);
    }

    @Override
    protected Set<Ability> lacks() {
        return EnumSet.of(Ability.SWALLOWS_UNREAD);
    }
}
