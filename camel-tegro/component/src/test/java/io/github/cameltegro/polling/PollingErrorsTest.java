package io.github.cameltegro.polling;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameltegro.support.TegroCamel;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An option that only calls read, or only polling, is told by its name on the other, and so is what is missing. */
class PollingErrorsTest {

    @RegisterExtension
    final TegroCamel camel = TegroCamel.some();

    @ParameterizedTest
    @CsvSource({
        "balance?delay=5000, delay",
        "balance?only-changes=true, onlyChanges",
        "orders?paidOnly=true, paidOnly",
        "orders?watchFor=1h, watchFor",
        "orders?scheduler.cron=x, schedulerProperties",
        "order?idempotentRepository=#marks, idempotentRepository"
    })
    void what_only_polling_reads_is_refused_where_the_operation_is_called(String uri, String option) {
        bindMarks();
        assertThatThrownBy(() -> camel.route(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("direct:start").to("tegro:" + uri);
                    }
                }))
                .hasStackTraceContaining("'" + option + "'")
                .hasStackTraceContaining("where a route begins with");
    }

    @ParameterizedTest
    @CsvSource({
        "orders?page=2, 'page'",
        "withdrawals?allPages=true, 'allPages'",
        "orders?testPayments=route, 'paidOnly=true'",
        "orders?watchFor=0s, 'watchFor'",
        "orders?maxPages=0, 'maxPages'",
        "order, 'orderId'",
        "withdrawal, 'withdrawalId'",
        "createWithdrawal, 'payoutsEnabled'",
        "modules, 'consumed from'",
        "releaseWithdrawal, 'idempotentRepository'"
    })
    void what_polling_does_not_read_or_misses_is_told_by_its_name(String uri, String said) {
        assertThatThrownBy(() -> camel.route(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("tegro:" + uri).to("mock:never");
                    }
                }))
                .hasStackTraceContaining(said);
    }

    private void bindMarks() {
        camel.context()
                .getRegistry()
                .bind(
                        "marks",
                        org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository
                                .memoryIdempotentRepository());
    }
}
