package io.github.cameltegro.springboot;

import io.github.cameltegro.engine.RuntimesPage;
import io.github.cameltegro.simulator.TegroSimulator;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** An application on Tomcat as docs/runtimes.md describes it, before a simulated Tegro. */
final class RunningApplication implements AutoCloseable {

    private final TegroSimulator tegro = TegroSimulator.builder().start();
    private final ConfigurableApplicationContext application;

    RunningApplication(Class<?> configuration, String... arguments) throws IOException {
        SpringApplication starting = new SpringApplication(configuration);
        Properties shown = new Properties();
        shown.load(new StringReader(RuntimesPage.block("Spring Boot", "properties")));
        shown.setProperty("TEGRO_SHOP_ID", tegro.shopId());
        shown.setProperty("TEGRO_API_KEY", tegro.apiKey());
        shown.setProperty("TEGRO_SECRET_KEY", tegro.secretKey());
        shown.setProperty("camel.component.tegro.base-url", tegro.baseUrl());
        starting.setDefaultProperties(shown);
        List<String> all = new ArrayList<>(List.of(
                "--server.port=0",
                "--spring.main.banner-mode=off",
                "--camel.health.exposure-level=full",
                "--management.endpoint.health.show-details=always"));
        all.addAll(List.of(arguments));
        application = starting.run(all.toArray(String[]::new));
    }

    TegroSimulator tegro() {
        return tegro;
    }

    CamelContext camel() {
        return application.getBean(CamelContext.class);
    }

    URI address(String path) {
        int port = ((ServletWebServerApplicationContext) application)
                .getWebServer()
                .getPort();
        return URI.create("http://127.0.0.1:" + port + path);
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address(path)).build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Override
    public void close() {
        application.close();
        tegro.close();
    }
}
