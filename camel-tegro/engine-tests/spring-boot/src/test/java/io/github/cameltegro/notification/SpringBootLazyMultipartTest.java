package io.github.cameltegro.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltegro.engine.Bodies;
import io.github.cameltegro.engine.EngineContract;
import io.github.cameltegro.engine.RawHttp;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** As the start of a notification endpoint recommends it: Spring leaves multipart bodies to whom they are for. */
class SpringBootLazyMultipartTest extends EngineContract {

    private static final int MORE_THAN_TOMCATS_THREADS = 220;

    private static ConfigurableApplicationContext application;
    private static Probe probe;
    private static URI address;

    @BeforeAll
    static void start() throws Exception {
        application = SpringApplication.run(
                SpringBootEngineTest.Application.class,
                "--server.port=0",
                "--spring.servlet.multipart.resolve-lazily=true",
                "--spring.main.banner-mode=off",
                "--logging.level.root=WARN");
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
    void multipartBodiesThatDripHoldNoThread() throws IOException {
        byte[] body = Bodies.multipart(Map.of("a", Bodies.latin("1")));
        List<RawHttp> dripping = new ArrayList<>();
        try {
            for (int i = 0; i < MORE_THAN_TOMCATS_THREADS; i++) {
                RawHttp http = new RawHttp(address);
                dripping.add(http);
                http.head("POST", "Content-Type: " + Bodies.MULTIPART, "Content-Length: " + body.length)
                        .bytes(Bodies.latin("--"));
            }
            try (RawHttp http = new RawHttp(address)) {
                assertThat(http.request("POST", Bodies.MULTIPART, body).answer().status())
                        .isEqualTo(200);
            }
        } finally {
            for (RawHttp http : dripping) {
                http.close();
            }
        }
    }
}
