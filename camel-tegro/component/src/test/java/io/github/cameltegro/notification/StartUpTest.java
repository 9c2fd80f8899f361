package io.github.cameltegro.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.cameltegro.TegroConfiguration;
import io.github.cameltegro.simulator.TegroSimulator;
import io.github.cameltegro.simulator.TegroSimulatorExtension;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.camel.processor.idempotent.jdbc.JdbcMessageIdRepository;
import org.apache.camel.processor.idempotent.jdbc.JdbcOrphanLockAwareIdempotentRepository;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/** What the endpoint refuses to start without, and what it warns of. */
class StartUpTest {

    @RegisterExtension
    static final TegroSimulatorExtension TEGRO = new TegroSimulatorExtension();

    private final TegroSimulator gateway = TEGRO.simulator();

    static Stream<Arguments> missing() {
        return Stream.of(
                row("no secret key", account -> account.setSecretKey(null), "", "'secretKey' is missing or blank"),
                row("a blank secret key", account -> account.setSecretKey("  "), "", "'secretKey' is missing or blank"),
                row("no shop", account -> account.setShopId(null), "", "'shopId' is missing or blank"),
                row("confirmation without a key", account -> {}, "&confirmOrder=true", "'apiKey' is missing or blank"),
                row("statuses that are none", account -> {}, "&routeStatuses=paid", "'routeStatuses' must be numbers"),
                row("no room for a body", account -> {}, "&maxBodySize=0", "'maxBodySize' must be at least 1"),
                row("an option of another operation", account -> {}, "&amount=5", "'amount' is not read by"));
    }

    private static Arguments row(String name, Consumer<TegroConfiguration> account, String options, String message) {
        return Arguments.of(Named.of(name, account), options, message);
    }

    @ParameterizedTest(name = "{0}{1}")
    @MethodSource("missing")
    void it_does_not_start_with(Consumer<TegroConfiguration> account, String options, String message) {
        assertThatThrownBy(() -> NotificationNode.start(gateway, options, account, exchange -> {})
                        .close())
                .hasStackTraceContaining(message)
                .satisfies(e -> assertThat(stackTrace(e)).doesNotContain(gateway.secretKey()));
    }

    @ParameterizedTest
    @CsvSource({"short-secret-of-19-ch, false", "only 19 characters!, true"})
    void a_short_secret_key_is_warned_of_and_not_shown(String secret, boolean warned) throws Exception {
        List<ILoggingEvent> log =
                logOf(() -> NotificationNode.start(gateway, "", account -> account.setSecretKey(secret), exchange -> {})
                        .close());
        assertThat(log.stream().anyMatch(line -> line.getFormattedMessage().contains("fewer than 20 characters")))
                .isEqualTo(warned);
        assertThat(log).noneMatch(line -> line.getFormattedMessage().contains(secret));
    }

    @Test
    void marks_and_claims_in_memory_are_warned_of() throws Exception {
        List<ILoggingEvent> log =
                logOf(() -> NotificationNode.start(gateway, "").close());
        assertThat(log).filteredOn(line -> line.getLevel() == Level.WARN).anyMatch(line -> line.getFormattedMessage()
                .contains("a restart opens every old notification again"));
    }

    @Test
    void what_each_kind_of_repository_cannot_give_is_known() {
        assertThat(Guarantees.gaps(new JdbcMessageIdRepository(), new JdbcClaimRepository()))
                .isEmpty();
        assertThat(Guarantees.gaps(new JdbcMessageIdRepository(), new JdbcMessageIdRepository()))
                .singleElement()
                .asString()
                .contains("never expire");
        assertThat(Guarantees.gaps(MemoryRepository.bounded(1), MemoryRepository.unbounded()))
                .hasSize(2);
        JdbcMessageIdRepository orphans = new JdbcOrphanLockAwareIdempotentRepository(null);
        assertThat(Guarantees.gaps(orphans, orphans)).hasSize(2).anyMatch(gap -> gap.contains("marks that expire"));
        assertThat(Guarantees.gaps(new JdbcMessageIdRepository() {}, new JdbcClaimRepository() {}))
                .isEmpty();
        assertThat(Guarantees.gaps(new BrittleRepository(), new BrittleRepository()))
                .hasSize(2)
                .allMatch(gap -> gap.contains("not among those that are tested"));
    }

    private static List<ILoggingEvent> logOf(ThrowingRunnable action) throws Exception {
        Logger logger = (Logger) LoggerFactory.getLogger("io.github.cameltegro");
        ListAppender<ILoggingEvent> appender = new ListAppender<>();
        appender.start();
        logger.addAppender(appender);
        logger.setLevel(Level.INFO);
        try {
            action.run();
        } finally {
            logger.setLevel(null);
            logger.detachAppender(appender);
        }
        return appender.list;
    }

    private static String stackTrace(Throwable e) {
        java.io.StringWriter text = new java.io.StringWriter();
        e.printStackTrace(new java.io.PrintWriter(text));
        return text.toString();
    }

    private interface ThrowingRunnable {
        void run() throws Exception;
    }
}
