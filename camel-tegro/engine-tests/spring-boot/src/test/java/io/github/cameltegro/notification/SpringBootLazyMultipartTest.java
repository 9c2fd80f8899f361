package io.github.cameltegro.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltegro.engine.Bodies;
import io.github.cameltegro.engine.RawHttp;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** As the start of a notification endpoint recommends it: Spring leaves multipart bodies to whom they are for. */
class SpringBootLazyMultipartTest extends SpringBootContract {

    private static final int MORE_THAN_TOMCATS_THREADS = 220;

    @BeforeAll
    static void start() throws Exception {
        run("--spring.servlet.multipart.resolve-lazily=true");
    }

    @Test
    void multipartBodiesThatDripHoldNoThread() throws IOException {
        byte[] body = Bodies.multipart(Map.of("a", Bodies.latin("1")));
        List<RawHttp> dripping = new ArrayList<>();
        try {
            for (int i = 0; i < MORE_THAN_TOMCATS_THREADS; i++) {
                RawHttp http = new RawHttp(address());
                dripping.add(http);
                http.head("POST", "Content-Type: " + Bodies.MULTIPART, "Content-Length: " + body.length)
                        .bytes(Bodies.latin("--"));
            }
            try (RawHttp http = new RawHttp(address())) {
                assertThat(http.request("POST", Bodies.MULTIPART, body).answer().status())
                        .isEqualTo(200);
            }
        } finally {
            for (RawHttp http : dripping) {
                http.close();
            }
        }
    }
}
