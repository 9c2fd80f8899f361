package io.github.cameltegro.notification;

import static io.github.cameltegro.engine.Bodies.FORM;
import static io.github.cameltegro.engine.Bodies.latin;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltegro.engine.RawHttp;
import java.net.URI;
import org.apache.camel.CamelContext;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The path that the log names is the one that works, with what Spring puts before it. */
class SpringBootPathPrefixTest {

    @ParameterizedTest
    @CsvSource({"/shop, /, /shop", "'', /web, /web", "/shop, /web/, /shop/web"})
    void theLoggedPathIsTheOneThatWorks(String contextPath, String servletPath, String prefix) throws Exception {
        try (ConfigurableApplicationContext application = SpringApplication.run(
                SpringBootContract.Application.class,
                "--server.port=0",
                "--server.servlet.context-path=" + contextPath,
                "--spring.mvc.servlet.path=" + servletPath,
                "--spring.main.banner-mode=off",
                "--logging.level.root=WARN")) {
            CamelContext context = application.getBean(CamelContext.class);
            Probe probe = Probe.serve(context, null);
            String path = Probe.address(context);
            int port = ((ServletWebServerApplicationContext) application)
                    .getWebServer()
                    .getPort();

            assertThat(path).isEqualTo(prefix + Probe.PATH);
            try (RawHttp http = new RawHttp(URI.create("http://localhost:" + port + path))) {
                assertThat(http.request("POST", FORM, latin("a=1")).answer().status())
                        .isEqualTo(200);
            }
            probe.listen(false);
        }
    }
}
