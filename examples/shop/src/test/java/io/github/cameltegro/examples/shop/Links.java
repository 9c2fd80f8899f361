package io.github.cameltegro.examples.shop;

import io.github.cameltegro.TegroComponent;
import io.github.cameltegro.simulator.TegroSimulator;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;

/** Payment links and orders of a shop, made by the component. */
final class Links implements AutoCloseable {

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final ProducerTemplate template;

    Links(TegroSimulator tegro) {
        TegroComponent component = new TegroComponent();
        component.getConfiguration().setBaseUrl(tegro.baseUrl());
        component.getConfiguration().setShopId(tegro.shopId());
        component.getConfiguration().setApiKey(tegro.apiKey());
        component.getConfiguration().setSecretKey(tegro.secretKey());
        camel.addComponent("tegro", component);
        camel.start();
        template = camel.createProducerTemplate();
    }

    /** A link whose receipt holds one of each item. */
    String link(String orderId, String lang, Map<String, String> pricesByName) {
        BigDecimal amount =
                pricesByName.values().stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
        List<Map<String, Object>> items = pricesByName.entrySet().stream()
                .map(item -> Map.<String, Object>of("name", item.getKey(), "count", 1, "price", item.getValue()))
                .toList();
        return template.requestBody(
                "tegro:paymentLink",
                Map.of(
                        "order_id", orderId,
                        "amount", amount,
                        "currency", "RUB",
                        "lang", lang,
                        "receipt", Map.of("items", items)),
                String.class);
    }

    Object call(String uri, Object body) {
        return template.requestBody(uri, body);
    }

    @Override
    public void close() {
        camel.stop();
    }
}
