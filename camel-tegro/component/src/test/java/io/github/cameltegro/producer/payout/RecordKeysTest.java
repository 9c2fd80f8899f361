package io.github.cameltegro.producer.payout;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Keys of records: short, ASCII, and never one another's. */
class RecordKeysTest {

    @Property(tries = 200)
    void theyFitIntoAColumnWhateverTheIdIs(@ForAll String shop, @ForAll String id, @ForAll String account) {
        RecordKeys keys = RecordKeys.of(shop, id, "RUB", "10", account, "");

        assertThat(all(keys, 1, 2, 10, Integer.MAX_VALUE))
                .doesNotHaveDuplicates()
                .allMatch(key -> key.matches("tegro-payout[a-z-]*:[0-9a-f]{64}(\\.[0-9]+)?"))
                .allMatch(key -> key.length() < 100);
    }

    private static List<String> all(RecordKeys keys, int... attempts) {
        return IntStream.of(attempts)
                .boxed()
                .flatMap(n -> Stream.of(keys.payout(n), keys.content(n), keys.complete(n), keys.released(n)))
                .toList();
    }

    /** As they stand in tables that were written before there were attempts. */
    @Test
    void theFirstAttemptHasTheKeysOfARecordWithoutAttempts() {
        RecordKeys keys = RecordKeys.of("shop", "p-1", "RUB", "10", "4100111", "5");

        assertThat(List.of(keys.payout(1), keys.content(1), keys.complete(1)))
                .containsExactly(
                        "tegro-payout:26e56363dccfe9a75bdf274a9f6a19d07e1366e870a949bd69ab31a239078304",
                        "tegro-payout-content:7b2d73c8f39a0e374a052140144091b5f6430ac5b7ddaa4aaf5ab67c68fdf19d",
                        "tegro-payout-complete:26e56363dccfe9a75bdf274a9f6a19d07e1366e870a949bd69ab31a239078304");
    }

    @Test
    void noTwoListsOfTextsReadTheSame() {
        Set<String> keys = new HashSet<>();
        keys.add(RecordKeys.of("AB", "C").id());
        keys.add(RecordKeys.of("A", "BC").id());
        keys.add(RecordKeys.of("ABC", "").id());
        keys.add(RecordKeys.of("AB", "C", "1", "2").digest());
        keys.add(RecordKeys.of("AB", "C", "12", "").digest());
        keys.add(RecordKeys.of("AB", "C1", "2").digest());

        assertThat(keys).hasSize(6);
    }

    @Test
    void theAmountCountsByItsValue() {
        assertThat(keys("10")).isEqualTo(keys("10.00")).isEqualTo(keys("1E+1")).isNotEqualTo(keys("10.01"));
    }

    private static RecordKeys keys(String amount) {
        return Payout.of(
                        "SHOP",
                        Map.of(
                                "payment_id", "p-1",
                                "amount", new BigDecimal(amount),
                                "currency", "RUB",
                                "account", "1"))
                .keys();
    }
}
