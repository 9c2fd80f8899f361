package io.github.cameltegro.simulator;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.extension.Parameters;
import com.github.tomakehurst.wiremock.extension.ServeEventListener;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.function.Supplier;

/** Keeps what the operator's page asks every second out of WireMock's journal, which is the user's. */
final class Journal implements ServeEventListener {

    private final Supplier<WireMockServer> server;

    Journal(Supplier<WireMockServer> server) {
        this.server = server;
    }

    @Override
    public String getName() {
        return "tegro-simulator-journal";
    }

    @Override
    public void afterComplete(ServeEvent event, Parameters parameters) {
        if (event.getRequest().getUrl().startsWith(OperatorPage.PATH)) {
            server.get().removeServeEvent(event.getId());
        }
    }
}
