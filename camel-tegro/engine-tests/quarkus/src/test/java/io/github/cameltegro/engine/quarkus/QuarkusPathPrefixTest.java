package io.github.cameltegro.engine.quarkus;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltegro.engine.Bodies;
import io.github.cameltegro.engine.RawHttp;
import io.github.cameltegro.notification.Probe;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.Test;

/** The path that the log names is the one that works, with what Quarkus puts before it. */
@QuarkusTest
@TestProfile(QuarkusPathPrefixTest.BelowShop.class)
class QuarkusPathPrefixTest {

    public static class BelowShop implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("quarkus.http.root-path", "/shop");
        }
    }

    @Inject
    CamelContext context;

    @TestHTTPResource("/")
    URI root;

    @Test
    void theLoggedPathIsTheOneThatWorks() throws Exception {
        Probe probe = Probe.serve(context, null);
        String path = Probe.address(context);
        assertThat(path).isEqualTo("/shop" + Probe.PATH);
        try (RawHttp http = new RawHttp(root.resolve(path))) {
            assertThat(http.request("POST", Bodies.FORM, Bodies.latin("a=1"))
                            .answer()
                            .status())
                    .isEqualTo(200);
        }
        probe.listen(false);
    }
}
