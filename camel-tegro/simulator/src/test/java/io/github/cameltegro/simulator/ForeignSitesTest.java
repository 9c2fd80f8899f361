package io.github.cameltegro.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What web sites in a developer's browser can do to the simulator on the same machine: nothing. */
class ForeignSitesTest {

    @RegisterExtension
    static final TegroSimulatorExtension TEGRO =
            TegroSimulatorExtension.with(builder -> builder.hostName("Tegro-Simulator"));

    private TegroSimulator simulator;

    @BeforeEach
    void open() {
        simulator = TEGRO.simulator();
    }

    @Test
    void it_listens_on_the_loopback_address_unless_told_otherwise() {
        assertThat(simulator.wireMock().getOptions().bindAddress()).isEqualTo("127.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "127.0.0.1.evil.example",
                "localhost.evil.example",
                "evil.example:8090",
                "tegro",
                "tegro:8090",
                "intranet",
                "evil",
                "localhost0",
                "xn--localhost",
                "notlocalhost",
                "tegro-simulator.evil.example",
                "10.0.0.1",
                "192.168.1.10:8090",
                "128.0.0.1",
                "127.0.0.256",
                "0127.0.0.1",
                "127.1",
                "2130706433",
                "0.0.0.0",
                "[2001:db8::1]",
                "[::ffff:10.0.0.1]",
                "localhost:8090:1",
                "",
                "127.0.0.1@evil.example"
            })
    void a_name_that_another_site_may_own_does_not_reach_the_operators_page(String host) {
        for (String path : new String[] {"/_simulator/", "/_simulator/state", "/__admin/requests"}) {
            assertThat(status("GET", path, "Host: " + host)).as(path).isIn(400, 401, 403);
        }
        assertThat(status("POST", "/_simulator/act", "Host: " + host, "Origin: http://" + host))
                .isIn(400, 403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.0.0.1:8090",
                "localhost",
                "localhost:8090",
                "[::1]:8090",
                "LocalHost",
                "127.8.9.254",
                "[0:0:0:0:0:0:0:1]",
                "[::ffff:127.0.0.1]",
                "tegro-simulator:8090",
                "TEGRO-SIMULATOR",
                "pay.localhost"
            })
    void a_loopback_address_localhost_or_a_name_it_was_told_does(String host) {
        assertThat(status("GET", "/_simulator/state", "Host: " + host)).isEqualTo(200);
        assertThat(status("GET", "/__admin/requests", "Host: " + host)).isEqualTo(200);
        assertThat(status("POST", "/_simulator/act", "Host: " + host, "Origin: http://" + host))
                .as("let in, and told that there is no such action")
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Origin: http://evil.example",
                "Origin: null",
                "Origin: http://127.0.0.1:1",
                "Origin: https://127.0.0.1:8090",
                "Accept: */*"
            })
    void only_the_page_itself_may_change_anything(String header) {
        simulator.on("balance").fail(Fault.status(503));
        String answer = RawHttp.exchange(simulator, "POST", "/_simulator/act", "Host: 127.0.0.1:8090", header);
        assertThat(answer).startsWith("HTTP/1.1 403");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE"})
    void nothing_is_changed_but_by_post(String method) {
        assertThat(status(method, "/_simulator/act?action=endAll", "Host: 127.0.0.1", "Origin: http://127.0.0.1"))
                .isEqualTo(405);
    }

    @Test
    void a_foreign_page_cannot_use_wiremocks_administration_either() {
        assertThat(status("POST", "/__admin/mappings/reset", "Host: 127.0.0.1", "Origin: http://evil.example"))
                .isEqualTo(401);
        assertThat(status("POST", "/__admin/mappings/reset", "Host: 127.0.0.1")).isEqualTo(200);
    }

    private int status(String method, String path, String... headers) {
        return Integer.parseInt(RawHttp.exchange(simulator, method, path, headers)
                .substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()));
    }

    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, 192.168.1.10:8090, 200",
        "0.0.0.0, [2001:db8::1]:8090, 200",
        "0.0.0.0, tegro:8090, 403",
        "0.0.0.0, 192.168.1.10.evil.example, 403",
        "localhost, localhost, 200",
        "localhost, 192.168.1.10, 403"
    })
    void bound_to_all_addresses_it_serves_any_of_them_but_no_name(String bind, String host, int status) {
        try (TegroSimulator open = TegroSimulator.builder().bindAddress(bind).start()) {
            assertThat(RawHttp.exchange(open, "GET", "/_simulator/state", "Host: " + host))
                    .startsWith("HTTP/1.1 " + status);
        }
    }
}
