package io.github.cameltegro.producer.payout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.cameltegro.model.CreateWithdrawal;
import io.github.cameltegro.support.TegroCamel;
import java.io.File;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.processor.idempotent.jdbc.JdbcCachedMessageIdRepository;
import org.apache.camel.processor.idempotent.jdbc.JdbcMessageIdRepository;
import org.apache.camel.processor.idempotent.jdbc.JdbcOrphanLockAwareIdempotentRepository;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.processor.idempotent.FileIdempotentRepository;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** Payouts start only where it was decided how they are kept from being made twice. */
class PayoutOptionsTest {

    private static final AtomicInteger KEYLESS = new AtomicInteger();

    @RegisterExtension
    final TegroCamel camel = TegroCamel.some();

    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();
    private final Logger log = (Logger) LoggerFactory.getLogger("io.github.cameltegro.producer");

    @TempDir
    File directory;

    @BeforeEach
    void listen() {
        log.setLevel(Level.WARN);
        log.setAdditive(false);
        appender.start();
        log.addAppender(appender);
        camel.component().setPayoutsEnabled(true);
        bind("records", new MemoryIdempotentRepository());
    }

    @AfterEach
    void detach() {
        log.detachAppender(appender);
        log.setLevel(null);
        log.setAdditive(true);
    }

    private void bind(String name, IdempotentRepository repository) {
        camel.context().getRegistry().bind(name, repository);
    }

    @Test
    void payoutsAreOffUntilTheComponentEnablesThem() {
        camel.component().setPayoutsEnabled(false);

        assertThatThrownBy(() -> camel.context().getEndpoint("tegro:createWithdrawal?idempotentRepository=#records"))
                .rootCause()
                .hasMessageContaining("'payoutsEnabled'")
                .hasMessageContaining("camel.component.tegro.payoutsEnabled=true");
    }

    @Test
    void anEndpointCantEnableThemForItself() {
        camel.component().setPayoutsEnabled(false);

        assertThatThrownBy(() -> camel.context()
                        .getEndpoint("tegro:createWithdrawal?idempotentRepository=#records&payoutsEnabled=true"))
                .isNotNull();
    }

    @Test
    void readingPayoutsNeedsNoEnabling() {
        camel.component().setPayoutsEnabled(false);

        assertThat(camel.context().getEndpoint("tegro:withdrawals")).isNotNull();
        assertThat(camel.context().getEndpoint("tegro:withdrawal")).isNotNull();
        assertThat(camel.context().getEndpoint("tegro:releaseWithdrawal?idempotentRepository=#records&confirm=true"))
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "createWithdrawal, 'idempotentRepository', 'payoutsWithoutRecord=true'",
        "createWithdrawal?payoutsWithoutRecord=true&idempotentRepository=#records, 'contradict', 'payoutsWithoutRecord'",
        "createWithdrawal?payoutsWithoutRecord=true&lookupAttempts=0, 'lookupAttempts', 'at least 1'",
        "createWithdrawal?payoutsWithoutRecord=true&lookupDelay=0, 'lookupDelay', 'longer than zero'",
        "createWithdrawal?idempotentRepository=#records&recordTimeout=0, 'recordTimeout', 'longer than zero'",
        "createWithdrawal?idempotentRepository=#records&confirm=true, 'confirm', 'releaseWithdrawal'",
        "createWithdrawal?idempotentRepository=#records&orderId=1, 'orderId', 'createOrder'",
        "createOrder?idempotentRepository=#records, 'idempotentRepository', 'createWithdrawal'",
        "createOrder?account=4100, 'account', 'createWithdrawal'",
        "releaseWithdrawal?idempotentRepository=#records, 'confirm', 'must be true'",
        "releaseWithdrawal?confirm=true, 'idempotentRepository', 'createWithdrawal'",
        "releaseWithdrawal?confirm=true&idempotentRepository=#records&outputType=map, 'outputType', 'not read'"
    })
    void whatIsWrongIsToldByNameWithTheRemedy(String endpoint, String option, String remedy) {
        assertThatThrownBy(() -> camel.context().getEndpoint("tegro:" + endpoint))
                .rootCause()
                .hasMessageContaining(option)
                .hasMessageContaining(remedy);
    }

    /** By name, as they are not at hand. */
    private static class KafkaIdempotentRepository extends MemoryIdempotentRepository {}

    private static final class InfinispanRemoteIdempotentRepository extends MemoryIdempotentRepository {}

    private static class SpringRedisIdempotentRepository extends MemoryIdempotentRepository {}

    private static final class OfMyOwn extends KafkaIdempotentRepository {}

    static Stream<IdempotentRepository> unfit() {
        return Stream.of(
                new KafkaIdempotentRepository(),
                new InfinispanRemoteIdempotentRepository(),
                new SpringRedisIdempotentRepository(),
                new OfMyOwn(),
                new JdbcCachedMessageIdRepository(),
                new JdbcOrphanLockAwareIdempotentRepository(null));
    }

    // closing one that was never started fails
    @ParameterizedTest(autoCloseArguments = false)
    @MethodSource("unfit")
    void aRepositoryThatForgetsOrLagsIsRefused(IdempotentRepository repository) {
        bind("unfit", repository);

        for (String endpoint : List.of("createWithdrawal?", "releaseWithdrawal?confirm=true&")) {
            assertThatThrownBy(() -> camel.context().getEndpoint("tegro:" + endpoint + "idempotentRepository=#unfit"))
                    .rootCause()
                    .hasMessageContaining("idempotentRepository")
                    .hasMessageContaining("JdbcMessageIdRepository");
        }
    }

    @Test
    void inMemoryRecordsAreWarnedAboutAtStartUp() throws Exception {
        start("tegro:createWithdrawal?idempotentRepository=#records");

        assertThat(warnings())
                .singleElement()
                .asString()
                .contains("MemoryIdempotentRepository")
                .contains("a restart, another node")
                .contains("paid twice");
    }

    @Test
    void recordsInAFileAreWarnedAboutAtStartUp() throws Exception {
        bind("file", FileIdempotentRepository.fileIdempotentRepository(new File(directory, "records")));
        start("tegro:createWithdrawal?idempotentRepository=#file");

        assertThat(warnings()).singleElement().asString().contains("one process only");
    }

    /** One that hands on to another may hand on to a table without a key. */
    @Test
    void aRepositoryThatIsNotKnownIsWarnedAboutAtStartUp() throws Exception {
        IdempotentRepository hidden = PayoutDatabase.newRepository();
        bind("own", (IdempotentRepository) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {IdempotentRepository.class},
                (proxy, method, arguments) -> method.invoke(hidden, arguments)));
        start("tegro:createWithdrawal?idempotentRepository=#own");

        assertThat(warnings())
                .singleElement()
                .asString()
                .contains("not among those that are tested")
                .contains("primary key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"createWithdrawal?", "releaseWithdrawal?confirm=true&"})
    void aTableWithoutAPrimaryKeyFailsTheStart(String endpoint) {
        String table = "KEYLESS_" + KEYLESS.incrementAndGet();
        new JdbcTemplate(PayoutDatabase.pool())
                .execute("CREATE TABLE " + table
                        + " (processorName VARCHAR(255), messageId VARCHAR(100), createdAt TIMESTAMP)");
        JdbcMessageIdRepository keyless = PayoutDatabase.newRepository();
        keyless.setTableName(table);
        bind("keyless", keyless);

        assertThatThrownBy(() -> start("tegro:" + endpoint + "idempotentRepository=#keyless"))
                .rootCause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("idempotentRepository")
                .hasMessageContaining("takes the same key twice")
                .hasMessageContaining("ALTER TABLE " + table + " ADD PRIMARY KEY (processorName, messageId)");
    }

    @Test
    void aRepositoryIsTriedOutOnceHoweverManyAddressesUseIt() {
        FailingDataSource database = new FailingDataSource(PayoutDatabase.pool());
        bind("tried", new JdbcMessageIdRepository(database, PayoutDatabase.newName()));
        String uri = "tegro:createWithdrawal?idempotentRepository=#tried&amount=";
        camel.send(uri + 1);
        database.reset();

        camel.send(uri + 2);

        assertThat(database.uses()).isZero();
    }

    @Test
    void noRecordsAreWarnedAboutAtStartUp() throws Exception {
        start("tegro:createWithdrawal?payoutsWithoutRecord=true");

        assertThat(warnings())
                .singleElement()
                .asString()
                .contains("without a record")
                .contains("a restart, another node, or a second message with the same paymentId can pay twice");
    }

    @Test
    void recordsInADatabaseAreNotWarnedAbout() throws Exception {
        bind("jdbc", PayoutDatabase.newRepository());
        start("tegro:createWithdrawal?idempotentRepository=#jdbc");

        assertThat(warnings()).isEmpty();
    }

    @Test
    void aRepositoryOutlivesItsRoute() throws Exception {
        start("tegro:createWithdrawal?idempotentRepository=#records");
        IdempotentRepository records =
                camel.context().getRegistry().lookupByNameAndType("records", IdempotentRepository.class);
        camel.send("direct:pay", new CreateWithdrawal("p-1", BigDecimal.ONE, "RUB", "4100", 5));
        records.add("something");

        camel.context().getRouteController().stopRoute("pay");
        camel.context().getRouteController().startRoute("pay");

        assertThat(records.contains("something")).isTrue();
    }

    private void start(String uri) throws Exception {
        camel.route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:pay").routeId("pay").to(uri);
            }
        });
    }

    private List<String> warnings() {
        return appender.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
}
