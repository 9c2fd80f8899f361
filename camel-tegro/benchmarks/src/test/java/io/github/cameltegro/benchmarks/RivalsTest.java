package io.github.cameltegro.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameltegro.api.PartOfCall;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rivals are compared, so they must do the same. */
@Timeout(60)
class RivalsTest {

    /** What each rival sent, by its name. */
    private static final Map<String, String> REQUESTS = new HashMap<>();

    @BeforeAll
    static void each_rival_sends_one() throws Exception {
        List<String> seen = new CopyOnWriteArrayList<>();
        try (CallRivals rivals = new CallRivals(StubTegro.start(request -> seen.add(request.toString())))) {
            List<Rival> all = new ArrayList<>(rivals.rivals());
            for (PartOfCall.Extent extent : PartOfCall.Extent.values()) {
                all.add(rivals.part(extent));
            }
            for (Rival rival : all) {
                seen.clear();
                Lap.counted(rival, 1, 1);
                assertThat(seen).as(rival.name()).hasSize(1);
                REQUESTS.put(rival.name(), seen.get(0));
            }
        }
    }

    private static String head(String request) {
        String head = request.substring(0, request.indexOf("\r\n\r\n"));
        return String.join(
                "\n",
                new TreeSet<>(head.replaceAll("Bearer [0-9a-f]{64}", "Bearer SIGN")
                        .lines()
                        .toList()));
    }

    private static String body(String request) {
        String body = request.substring(request.indexOf("\r\n\r\n") + 4);
        assertThat(body).containsPattern("\"nonce\":\\d{16},|\"nonce\":\\d{16}}");
        return body.replaceAll("\"nonce\":\\d{16}", "\"nonce\":0");
    }

    @ParameterizedTest
    @CsvSource({
        "tegro:createOrder, 'HttpClient 5 alone, createOrder'",
        "tegro:createOrder, 'HttpClient 5 in a route, createOrder'",
        "tegro:createOrder, a POST by the component",
        "tegro:createOrder, and writing the JSON",
        "tegro:createOrder, and signing it",
        "tegro:createOrder, and reading the answer",
        "tegro:balance, 'HttpClient 5 alone, balance'"
    })
    void the_limit_sends_just_what_the_component_sends(String own, String limit) {
        assertThat(head(REQUESTS.get(limit))).isEqualTo(head(REQUESTS.get(own)));
        assertThat(body(REQUESTS.get(limit))).isEqualTo(body(REQUESTS.get(own)));
    }

    @Test
    void an_answer_that_is_no_success_is_an_error_for_the_limit_too() throws Exception {
        try (StubTegro stub = StubTegro.start();
                BareClient client = BareClient.createOrder(stub.url() + "/elsewhere")) {
            assertThatThrownBy(client::post).hasMessageContaining("refused: 404");
        }
    }
}
