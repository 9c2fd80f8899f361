package io.github.cameltegro.simulator;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.urlMatching;

import com.github.tomakehurst.wiremock.standalone.MappingsSource;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.stubbing.StubMappings;
import java.util.List;
import java.util.UUID;

/**
 * The one stub behind the simulator, of the lowest priority, so that any stub of the user's comes first. As WireMock's
 * source of mappings it is there again after WireMock's own {@code resetAll()}, and nothing else is read from disk.
 */
final class SimulatorStubs implements MappingsSource {

    private static final int LOWEST = 1_000_000;

    @Override
    public void loadMappingsInto(StubMappings stubs) {
        stubs.addMapping(
                any(urlMatching("/api/[^/?]*/(\\?.*)?|/pay/(form/)?(\\?.*)?|/pay/complete/.*|/|/_simulator/.*"))
                        .atPriority(LOWEST)
                        .willReturn(aResponse().withTransformers(SimulatorTransformer.NAME))
                        .build());
    }

    @Override
    public void save(List<StubMapping> stubs) {}

    @Override
    public void save(StubMapping stub) {}

    @Override
    public void remove(UUID stub) {}

    @Override
    @Deprecated
    @SuppressWarnings("removal")
    public void remove(StubMapping stub) {}

    @Override
    public void removeAll() {}
}
