package io.github.cameltegro.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltegro.TegroComponent;
import io.github.cameltegro.TegroConfiguration;
import io.github.cameltegro.TegroException;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A CamelContext of each test's own, whose component {@code tegro} has an account and an address. */
public final class TegroCamel implements BeforeEachCallback, AfterEachCallback {

    public static final String SHOP_ID = "D0F98E7D7742609DC508D86BB7500914";
    public static final String API_KEY = "qT7vR2mKfZ94cLwYhB8sNdJgPa3E";
    public static final String SECRET_KEY = "uW6hQ9eXb2kVt4rCzy8Mn";

    private final Consumer<TegroConfiguration> account;
    private boolean jmx;
    private DefaultCamelContext context;
    private ProducerTemplate template;

    private TegroCamel(Consumer<TegroConfiguration> account) {
        this.account = account;
    }

    /** With the simulator's own account. */
    public static TegroCamel of(TegroSimulatorExtension tegro) {
        return new TegroCamel(configuration -> {
            configuration.setBaseUrl(tegro.simulator().baseUrl());
            configuration.setShopId(tegro.simulator().shopId());
            configuration.setApiKey(tegro.simulator().apiKey());
            configuration.setSecretKey(tegro.simulator().secretKey());
        });
    }

    /** With some account, which talks to a server that the test starts by itself. */
    public static TegroCamel some() {
        return new TegroCamel(configuration -> {
            configuration.setBaseUrl("http://127.0.0.1:1");
            configuration.setShopId(SHOP_ID);
            configuration.setApiKey(API_KEY);
            configuration.setSecretKey(SECRET_KEY);
        });
    }

    /** With JMX, which costs time and is off elsewhere. */
    public TegroCamel withJmx() {
        jmx = true;
        return this;
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        context = new DefaultCamelContext();
        if (!jmx) {
            context.disableJMX();
        }
        account.accept(configuration());
        context.start();
        template = context.createProducerTemplate();
    }

    @Override
    public void afterEach(ExtensionContext test) {
        context.stop();
    }

    public CamelContext context() {
        return context;
    }

    public TegroComponent component() {
        return context.getComponent("tegro", TegroComponent.class);
    }

    public TegroConfiguration configuration() {
        return component().getConfiguration();
    }

    public void route(RoutesBuilder routes) throws Exception {
        context.addRoutes(routes);
    }

    public ProducerTemplate template() {
        return template;
    }

    /** Sends a body; what went wrong is in the exchange. */
    public Exchange send(String uri, Object body, Map<String, Object> headers) {
        return template.request(uri, exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeaders(new HashMap<>(headers));
        });
    }

    public Exchange send(String uri, Object body) {
        return send(uri, body, Map.of());
    }

    public Exchange send(String uri) {
        return send(uri, null, Map.of());
    }

    /** The body that comes back; nothing may go wrong. */
    public <T> T answer(Class<T> type, String uri, Object body, Map<String, Object> headers) {
        Exchange exchange = send(uri, body, headers);
        assertThat(exchange.getException()).as(uri).isNull();
        assertThat(exchange.getMessage().getBody()).as(uri).isInstanceOf(type);
        return type.cast(exchange.getMessage().getBody());
    }

    public <T> T answer(Class<T> type, String uri, Object body) {
        return answer(type, uri, body, Map.of());
    }

    public <T> T answer(Class<T> type, String uri) {
        return answer(type, uri, null, Map.of());
    }

    /** The failure, of exactly this class. */
    public <T extends TegroException> T failure(Class<T> type, String uri, Object body, Map<String, Object> headers) {
        Exception failure = send(uri, body, headers).getException();
        assertThat(failure).as(uri).isExactlyInstanceOf(type);
        return type.cast(failure);
    }

    public <T extends TegroException> T failure(Class<T> type, String uri, Object body) {
        return failure(type, uri, body, Map.of());
    }

    public <T extends TegroException> T failure(Class<T> type, String uri) {
        return failure(type, uri, null, Map.of());
    }
}
