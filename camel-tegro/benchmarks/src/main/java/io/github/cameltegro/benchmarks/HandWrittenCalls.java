package io.github.cameltegro.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.http.HttpMethods;
import org.apache.camel.model.dataformat.JsonLibrary;

/** Calls as people write them without the component: marshal, sign, {@code http:}, unmarshal. */
final class HandWrittenCalls extends RouteBuilder {

    private static final SecretKeySpec KEY = new SecretKeySpec(Account.API_KEY.getBytes(UTF_8), "HmacSHA256");

    private final String url;
    private final List<String> operations;

    HandWrittenCalls(String url, String... operations) {
        this.url = url;
        this.operations = List.of(operations);
    }

    @Override
    public void configure() {
        operations.forEach(operation -> call("direct:hand-" + operation, "/api/" + operation + "/"));
    }

    private void call(String from, String path) {
        from(from)
                .process(HandWrittenCalls::complete)
                .marshal()
                .json(JsonLibrary.Jackson)
                .process(HandWrittenCalls::sign)
                .to(url + path)
                .unmarshal()
                .json(JsonLibrary.Jackson, Map.class);
    }

    private static void complete(Exchange exchange) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("shop_id", Account.SHOP_ID);
        fields.put("nonce", System.currentTimeMillis());
        if (exchange.getMessage().getBody() instanceof Map<?, ?> given) {
            given.forEach((name, value) -> fields.put((String) name, value));
        }
        exchange.getMessage().setBody(fields);
    }

    private static void sign(Exchange exchange) throws Exception {
        Message message = exchange.getMessage();
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(KEY);
        String sign = HexFormat.of().formatHex(mac.doFinal(message.getBody(byte[].class)));
        message.setHeader("Authorization", "Bearer " + sign);
        message.setHeader(Exchange.CONTENT_TYPE, "application/json");
        message.setHeader(Exchange.HTTP_METHOD, HttpMethods.POST);
    }
}
