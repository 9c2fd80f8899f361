package io.github.cameltegro.observability;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import io.github.cameltegro.simulator.NotificationBuilder;
import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import io.github.cameltegro.support.CapturedLog;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the log says at the start, and of what is rejected. */
class LogLinesTest {

    private static final String STRANGE = "strange-and-signed-by-nobody";
    private static final int LONGEST = 160;

    @RegisterExtension
    static final TegroSimulatorExtension TEGRO = new TegroSimulatorExtension();

    private final TegroSimulator gateway = TEGRO.simulator();

    @Test
    void a_start_is_one_line_with_path_shop_and_guarantees() throws Exception {
        try (CapturedLog log = new CapturedLog().level("io.github.cameltegro.notification", Level.INFO)) {
            ObservedCamel.start(gateway).close();

            assertThat(log.messages(Level.INFO))
                    .singleElement()
                    .asString()
                    .contains(
                            "Notifications of shop " + gateway.shopId(),
                            ObservedCamel.PATH,
                            "platform-http",
                            "acknowledged only when done, nothing lost by a crash",
                            "marks in MemoryRepository, claims in MemoryRepository")
                    .doesNotContain("each payment routed by one node at a time");
        }
    }

    static List<Named<UnaryOperator<NotificationBuilder>>> rejected() {
        return List.of(
                Named.of("forged", n -> n.attack().forged().field("text", STRANGE)),
                Named.of("a changed order id", n -> n.fieldAfterSigning("order_id", STRANGE)),
                Named.of("another shop", n -> n.field("shop_id", STRANGE)),
                Named.of("no shop", n -> n.without("shop_id").field("text", STRANGE)),
                Named.of("an amount that is none", n -> n.field("amount", STRANGE)),
                Named.of("a repeated field", n -> n.repeatedField(STRANGE, STRANGE)
                        .repeatedField(STRANGE, STRANGE)),
                Named.of("too large", n -> n.extraField("text", STRANGE.repeat(4000))));
    }

    @ParameterizedTest
    @MethodSource("rejected")
    void a_rejection_is_one_short_line_that_quotes_nothing(UnaryOperator<NotificationBuilder> change) throws Exception {
        try (ObservedCamel camel = ObservedCamel.start(gateway);
                CapturedLog log = new CapturedLog().level("io.github.cameltegro", Level.DEBUG)) {
            camel.deliver("A-1", change);

            assertThat(log.messages(Level.WARN))
                    .singleElement()
                    .asString()
                    .startsWith("io.github.cameltegro.audit notification outcome=")
                    .contains("reason=")
                    .hasSizeLessThan(LONGEST);
            assertThat(log.text()).doesNotContain(STRANGE);
        }
    }
}
