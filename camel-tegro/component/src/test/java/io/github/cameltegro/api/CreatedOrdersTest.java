package io.github.cameltegro.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltegro.TegroConstants;
import io.github.cameltegro.TegroOutcomeUnknownException;
import io.github.cameltegro.support.RawServer;
import io.github.cameltegro.support.TegroCamel;
import java.io.IOException;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An order whose response gives no link, no number or those of another order, is never a success. */
class CreatedOrdersTest {

    private static final String LINK = "https://tegro.money/pay/complete/5/0f3c/";

    @RegisterExtension
    final TegroCamel camel = TegroCamel.some();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'id':5",
                "'id':5,'url':null",
                "'id':5,'url':''",
                "'id':5,'url':'   '",
                "'id':5,'url':'/pay/complete/5/'",
                "'id':5,'url':'//tegro.money/pay/'",
                "'id':5,'url':'tegro.money/pay/'",
                "'id':5,'url':'https://'",
                "'id':5,'url':'https:///pay/'",
                "'id':5,'url':'https://:443/pay/'",
                "'id':5,'url':'https://tegro.money@elsewhere.example/'",
                "'id':5,'url':'https://tegro.money/pay 5/'",
                "'id':5,'url':'ftp://tegro.money/pay/'",
                "'id':5,'url':'javascript:alert(1)'",
                "'id':5,'url':'null'"
            })
    void withoutALinkItIsUnknownAndTellsTheNumber(String data) throws IOException {
        for (String outputType : new String[] {"pojo", "map", "json"}) {
            try (RawServer server = answering("{" + data + "}")) {
                Exchange call = send(server, outputType, "A-1");

                assertThat(call.getException())
                        .isExactlyInstanceOf(TegroOutcomeUnknownException.class)
                        .hasMessageContaining("Tegro's number 5")
                        .hasMessageContaining("url");
                assertThat(((TegroOutcomeUnknownException) call.getException()).isRetryable())
                        .isFalse();
                assertThat(call.getMessage().getHeader(TegroConstants.PAYMENT_URL))
                        .isNull();
                assertThat(call.getMessage().getHeader(TegroConstants.ORDER_ID)).isEqualTo("A-1");
                assertThat(server.requests()).hasSize(1);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "'id':null,", "'id':'',", "'id':'x',", "'id':[],", "'id':false,", "'id':7.5,"})
    void withoutANumberItIsUnknown(String id) throws IOException {
        try (RawServer server = answering("{" + id + "'url':'" + LINK + "'}")) {
            assertThat(send(server, "map", "A-1").getException())
                    .isExactlyInstanceOf(TegroOutcomeUnknownException.class)
                    .hasMessageContaining("no number");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                LINK,
                "HTTPS://tegro.money",
                "http://127.0.0.1:8089/pay/?x=[1]|2",
                "http://[::1]:8089/",
                "https://tegro_test.example/a_b"
            })
    void anyAbsoluteLinkWillDo(String link) throws IOException {
        for (String outputType : new String[] {"pojo", "map", "json"}) {
            try (RawServer server = answering("{'id':5,'url':'" + link + "'}")) {
                Exchange call = send(server, outputType, "A-1");

                assertThat(call.getException()).isNull();
                assertThat(call.getMessage().getHeader(TegroConstants.PAYMENT_URL))
                        .isEqualTo(link);
            }
        }
    }

    @Test
    void aNumberThatTheConnectionGaveForAnotherOrderIsNotThisOnes() throws IOException {
        try (RawServer server = answering("{'id':5,'url':'" + LINK + "'}")) {
            assertThat(send(server, "pojo", "A-1").getException()).isNull();
            assertThat(send(server, "pojo", "A-1").getException()).isNull();

            assertThat(send(server, "pojo", "A-2").getException())
                    .isExactlyInstanceOf(TegroOutcomeUnknownException.class)
                    .hasMessageContaining("\"A-1\"");
            assertThat(server.requests()).hasSize(3);
        }
    }

    private static RawServer answering(String data) throws IOException {
        return RawServer.answering(
                RawServer.ok("{\"type\":\"success\",\"desc\":\"\",\"data\":" + data.replace('\'', '"') + "}"));
    }

    private Exchange send(RawServer server, String outputType, String orderId) {
        return camel.send(
                "tegro:createOrder?outputType=" + outputType + "&baseUrl=" + server.baseUrl(),
                Map.of("order_id", orderId, "amount", 5, "currency", "RUB"));
    }
}
