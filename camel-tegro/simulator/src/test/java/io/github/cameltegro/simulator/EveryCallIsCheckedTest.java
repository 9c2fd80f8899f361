package io.github.cameltegro.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EveryCallIsCheckedTest {

    @RegisterExtension
    static final TegroSimulatorExtension TEGRO = new TegroSimulatorExtension();

    private TegroSimulator simulator;
    private TestClient client;

    @BeforeEach
    void connect() {
        simulator = TEGRO.simulator();
        client = new TestClient(simulator);
    }

    @Test
    void a_changed_byte_breaks_the_signature() {
        String body = client.body("{'currency':'RUB','amount':100,'order_id':'A1'}");
        HttpRequest request = client.request("createOrder", body)
                .POST(HttpRequest.BodyPublishers.ofString(body.replace("100", "1")))
                .build();
        assertThat(TestClient.text(TestClient.exchange(request)))
                .isEqualTo("{\"type\":\"error\",\"desc\":\"Wrong authorization token\"}");
        assertThat(simulator.orders()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "Bearer ", "bearer", "Basic Og=="})
    void other_authorization_is_refused(String authorization) {
        HttpRequest request = client.request("balance", client.body("{}"))
                .setHeader("Authorization", authorization)
                .build();
        assertThat(TestClient.text(TestClient.exchange(request))).contains("Wrong authorization token");
    }

    @Test
    void an_unknown_shop_is_refused_like_a_wrong_signature() {
        assertThat(new TestClient(simulator, "0000", simulator.apiKey()).error("balance", "{}"))
                .isEqualTo("Wrong authorization token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "no json", "{}", "{\"nonce\":1}"})
    void a_body_without_a_shop_is_told_so(String body) {
        assertThat(TestClient.text(client.post("balance", body)))
                .isEqualTo("{\"type\":\"error\",\"desc\":\"Empty required param shop_id\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'17'", "1.5", "0", "-1", "9007199254740992", "12345678901234567890", "true"})
    void a_nonce_must_be_a_positive_integer_below_2_to_the_53(String nonce) {
        assertThat(client.error("balance", "{'nonce':" + nonce + "}")).isEqualTo("Wrong nonce");
    }

    @Test
    void a_missing_nonce_is_named() {
        assertThat(client.error("balance", "{'nonce':null}")).isEqualTo("Empty required param nonce");
    }

    @Test
    void a_nonce_is_good_for_one_call() {
        String body = client.body("{}");
        assertThat(TestClient.text(client.post("balance", body))).contains("success");
        assertThat(TestClient.text(client.post("balance", body))).contains("Wrong nonce");
    }

    @Test
    void nonces_may_arrive_out_of_order() {
        assertThat(client.call("balance", "{'nonce':500}").path("type").asText())
                .isEqualTo("success");
        assertThat(client.call("balance", "{'nonce':400}").path("type").asText())
                .isEqualTo("success");
    }

    @Test
    void strict_nonces_only_ever_grow() {
        try (TegroSimulator strict = TegroSimulator.builder().strictNonces(true).start()) {
            TestClient caller = new TestClient(strict);
            caller.data("balance", "{'nonce':500}");
            assertThat(caller.error("balance", "{'nonce':400}")).isEqualTo("Wrong nonce");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Java/17.0.15", "Java-http-client/17.0.15", "Apache-HttpClient/5.5 (Java/17)", ""})
    void a_runtime_that_does_not_name_itself_meets_cloudflare(String userAgent) {
        HttpRequest request = client.request("balance", client.body("{}"))
                .setHeader("User-Agent", userAgent)
                .build();
        HttpResponse<byte[]> response = TestClient.exchange(request);
        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/html; charset=UTF-8");
        assertThat(TestClient.text(response)).contains("error code: 1010");
    }

    @Test
    void refusals_come_with_the_http_status_that_was_chosen() {
        try (TegroSimulator other = TegroSimulator.builder().errorStatus(400).start()) {
            assertThat(new TestClient(other).post("balance", "{}").statusCode()).isEqualTo(400);
        }
        assertThat(client.post("balance", "{}").statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            createOrder      | {'amount':100,'order_id':'A1'}                                      | Empty required param currency
            createOrder      | {'currency':'RUB','order_id':'A1'}                                  | Empty required param amount
            createOrder      | {'currency':'RUB','amount':100}                                     | Empty required param order_id
            createOrder      | {'currency':'RUB','amount':100,'order_id':''}                       | Empty required param order_id
            createOrder      | {'currency':'RUB','amount':100,'order_id':7}                        | Wrong param order_id
            createOrder      | {'currency':'rub','amount':100,'order_id':'A1'}                     | Wrong param currency
            createOrder      | {'currency':'RUB','amount':'100','order_id':'A1'}                   | Wrong param amount
            createOrder      | {'currency':'RUB','amount':0,'order_id':'A1'}                       | Wrong param amount
            createOrder      | {'currency':'RUB','amount':-1,'order_id':'A1'}                      | Wrong param amount
            createOrder      | {'currency':'RUB','amount':0.123456789,'order_id':'A1'}             | Wrong param amount
            createOrder      | {'currency':'RUB','amount':100,'order_id':'A1','receipt':{'items':[{'name':'a','count':2,'price':40}]}} | Wrong param receipt
            order            | {}                                                                  | Empty required param order_id
            order            | {'payment_id':'A1'}                                                 | Order not found
            order            | {'order_id':1}                                                      | Order not found
            order            | {'order_id':'A1'}                                                   | Wrong param order_id
            orders           | {'page':0}                                                          | Wrong param page
            orders           | {'page':'1'}                                                        | Wrong param page
            createWithdrawal | {'account':'a','amount':1,'payment_id':'P1'}                        | Empty required param currency
            createWithdrawal | {'currency':'RUB','amount':1,'payment_id':'P1'}                     | Empty required param account
            createWithdrawal | {'currency':'RUB','account':'a','payment_id':'P1'}                  | Empty required param amount
            createWithdrawal | {'currency':'RUB','account':'a','amount':1}                         | Empty required param payment_id
            withdrawal       | {}                                                                  | Empty required param order_id
            withdrawal       | {'payment_id':'P1'}                                                 | Withdrawal not found
            nonsense         | {}                                                                  | Unknown method nonsense
            """)
    void what_is_missing_or_wrong_is_named(String operation, String fields, String desc) {
        assertThat(client.error(operation, fields)).isEqualTo(desc);
    }
}
