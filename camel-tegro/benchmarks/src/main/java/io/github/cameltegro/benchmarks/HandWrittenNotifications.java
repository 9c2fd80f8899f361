package io.github.cameltegro.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;

/** A notification endpoint as people write it without the component, if they do it carefully. */
final class HandWrittenNotifications extends RouteBuilder {

    private static final int KEPT = 1_000_000;

    private final String path;

    HandWrittenNotifications(String path) {
        this.path = path;
    }

    @Override
    public void configure() {
        from("platform-http:" + path + "?httpMethodRestrict=POST")
                .process(HandWrittenNotifications::verify)
                .idempotentConsumer(
                        header("CamelTegroNotificationKey"),
                        MemoryIdempotentRepository.memoryIdempotentRepository(KEPT))
                .to("direct:paid")
                .end()
                .process(NotificationRivals::ok);
    }

    private static void verify(Exchange exchange) throws Exception {
        Message message = exchange.getMessage();
        Map<?, ?> received = message.getBody(Map.class);
        TreeMap<String, String> fields = new TreeMap<>();
        received.forEach((name, value) -> fields.put(name.toString(), value.toString()));
        String sign = fields.remove("sign");
        String text = fields.entrySet().stream()
                .map(field -> field.getKey() + "="
                        + URLEncoder.encode(field.getValue(), UTF_8).replace("*", "%2A"))
                .collect(Collectors.joining("&"));
        byte[] right = MessageDigest.getInstance("MD5").digest((text + Account.SECRET_KEY).getBytes(UTF_8));
        if (!MessageDigest.isEqual(right, HexFormat.of().parseHex(sign))
                || !Account.SHOP_ID.equalsIgnoreCase(fields.get("shop_id"))
                || !"1".equals(fields.get("status"))) {
            throw new SecurityException("no payment");
        }
        message.setHeader("CamelTegroOrderId", fields.get("order_id"));
        message.setHeader(
                "CamelTegroNotificationKey",
                fields.get("shop_id") + '|' + fields.get("order_id") + '|' + fields.get("date_created"));
    }
}
