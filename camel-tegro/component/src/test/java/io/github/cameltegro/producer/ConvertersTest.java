package io.github.cameltegro.producer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.client.WireMock;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import io.github.cameltegro.support.Payouts;
import io.github.cameltegro.support.TegroCamel;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers become Tegro's own JSON wherever a route needs text or bytes. */
class ConvertersTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    static final TegroSimulatorExtension EXTENSION = new TegroSimulatorExtension();

    @RegisterExtension
    final TegroCamel camel = TegroCamel.of(EXTENSION);

    @BeforeEach
    void anOrderAndAPayout() {
        EXTENSION.simulator().createOrder("A-1", "RUB", "64.18");
        EXTENSION.simulator().pay("A-1");
        Payouts.create(EXTENSION.simulator(), "P-1", "RUB", "50");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "order?orderId=A-1",
                "orders?page=1",
                "shops",
                "balance",
                "withdrawal?paymentId=P-1",
                "withdrawals?page=1",
                "rates",
                "modules"
            })
    void pojosAndMapsConvertToTheJsonThatArrived(String operation) throws IOException {
        String uri = "tegro:" + operation + (operation.contains("?") ? "&" : "?") + "outputType=";
        JsonNode arrived = JSON.readTree(camel.answer(String.class, uri + "json"));

        for (String outputType : new String[] {"pojo", "map"}) {
            Exchange exchange = camel.send(uri + outputType);
            assertThat(exchange.getMessage().getBody()).isNotInstanceOf(Serializable.class);
            assertThat(JSON.readTree(exchange.getMessage().getBody(String.class)))
                    .isEqualTo(arrived);
            assertThat(JSON.readTree(exchange.getMessage().getBody(byte[].class)))
                    .isEqualTo(arrived);
            assertThat(JSON.readTree(exchange.getMessage().getBody(InputStream.class)))
                    .isEqualTo(arrived);
        }
    }

    @Test
    void createdOrdersConvertToo() throws IOException {
        Exchange exchange = camel.send("tegro:createOrder?orderId=A-2&amount=5&currency=RUB");

        assertThat(JSON.readTree(exchange.getMessage().getBody(byte[].class)).fieldNames())
                .toIterable()
                .containsExactly("id", "url");
    }

    @Test
    void fieldsThatTegroDoesNotDocumentAreKept() {
        EXTENSION.simulator().wireMock().stubFor(WireMock.post("/api/balance/").willReturn(WireMock.okJson("""
                        {"type":"success","desc":"","data":{"user_id":1,"balance":{"TON":"0.5"},"hold":{"TON":"0.1"}}}""")));

        assertThat(camel.send("tegro:balance").getMessage().getBody(String.class))
                .isEqualTo("{\"user_id\":1,\"balance\":{\"TON\":\"0.5\"},\"hold\":{\"TON\":\"0.1\"}}");
    }

    @Test
    void aFileHoldsJsonInUtf8(@TempDir Path folder) throws Exception {
        EXTENSION.simulator().createOrder("Заказ", "RUB", "5");
        camel.route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:write").to("tegro:order").to("file:" + folder + "?fileName=order.json");
            }
        });

        camel.template().sendBody("direct:write", "Заказ");

        String text = Files.readString(folder.resolve("order.json"), StandardCharsets.UTF_8);
        assertThat(JSON.readTree(text).get("payment_id").textValue()).isEqualTo("Заказ");
        assertThat(JSON.readTree(text).get("amount").textValue()).isEqualTo("5.00000000");
    }
}
