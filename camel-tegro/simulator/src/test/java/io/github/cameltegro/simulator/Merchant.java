package io.github.cameltegro.simulator;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.List;

/** A merchant's server that answers notifications as told. */
final class Merchant implements AutoCloseable {

    private final WireMockServer server =
            new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));

    private final String url;

    /** Answers these statuses one after another, and the last one from then on. */
    Merchant(int... statuses) {
        server.start();
        for (int index = 0; index < statuses.length; index++) {
            server.stubFor(post("/notify")
                    .inScenario("answers")
                    .whenScenarioStateIs(state(index))
                    .willReturn(aResponse().withStatus(statuses[index]).withBody("answer " + statuses[index]))
                    .willSetStateTo(state(Math.min(index + 1, statuses.length - 1))));
        }
        url = server.baseUrl() + "/notify";
    }

    private static String state(int index) {
        return index == 0 ? Scenario.STARTED : Integer.toString(index);
    }

    String url() {
        return url;
    }

    List<LoggedRequest> received() {
        return server.findAll(postRequestedFor(urlEqualTo("/notify")));
    }

    @Override
    public void close() {
        server.stop();
    }
}
