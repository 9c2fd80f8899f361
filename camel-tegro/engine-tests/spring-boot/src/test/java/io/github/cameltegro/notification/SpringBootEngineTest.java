package io.github.cameltegro.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltegro.engine.Bodies;
import io.github.cameltegro.engine.RawHttp;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Spring Boot as it comes. */
class SpringBootEngineTest extends SpringBootContract {

    @BeforeAll
    static void start() throws Exception {
        run();
    }

    @Test
    void aPartBeyondSpringsOwnLimitIsRefusedBySpring() throws IOException {
        Map<String, byte[]> fields = Map.of("a", new byte[2 << 20]);
        try (RawHttp http = new RawHttp(address())) {
            assertThat(http.request("POST", Bodies.MULTIPART, Bodies.multipart(fields))
                            .answer()
                            .status())
                    .isEqualTo(413);
        }
    }
}
