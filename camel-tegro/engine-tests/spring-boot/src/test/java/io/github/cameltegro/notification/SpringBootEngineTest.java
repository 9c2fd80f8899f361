package io.github.cameltegro.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltegro.engine.Bodies;
import io.github.cameltegro.engine.EngineContract;
import io.github.cameltegro.engine.RawHttp;
import java.io.IOException;
import java.net.URI;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/** Spring Boot on Tomcat: a refusal closes the connection. */
class SpringBootEngineTest extends EngineContract {

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

    @BeforeAll
    static void start() throws Exception {
        application = SpringApplication.run(
                Application.class, "--server.port=0", "--spring.main.banner-mode=off", "--logging.level.root=WARN");
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

    @Test
    void aPartBeyondSpringsOwnLimitIsRefusedBySpring() throws IOException {
        Map<String, byte[]> fields = Map.of("a", new byte[2 << 20]);
        try (RawHttp http = new RawHttp(address)) {
            assertThat(http.request("POST", Bodies.MULTIPART, Bodies.multipart(fields))
                            .answer()
                            .status())
                    .isEqualTo(413);
        }
    }
}
