package io.github.cameltegro.producer.payout;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Keys of records: short, ASCII, and never one another's. */
class RecordKeysTest {

    @Property(tries = 200)
    void theyFitIntoAColumnWhateverTheIdIs(@ForAll String shop, @ForAll String id, @ForAll String account) {
        RecordKeys keys = RecordKeys.of(shop, id, "RUB", "10", account, "");

        assertThat(List.of(keys.payout(), keys.content(), keys.complete()))
                .doesNotHaveDuplicates()
                .allMatch(key -> key.matches("tegro-payout[a-z-]*:[0-9a-f]{64}"))
                .allMatch(key -> key.length() < 100);
    }

    @Test
    void noTwoListsOfTextsReadTheSame() {
        Set<String> keys = new HashSet<>();
        keys.add(RecordKeys.of("AB", "C").payout());
        keys.add(RecordKeys.of("A", "BC").payout());
        keys.add(RecordKeys.of("ABC", "").payout());
        keys.add(RecordKeys.of("AB", "C", "1", "2").content());
        keys.add(RecordKeys.of("AB", "C", "12", "").content());
        keys.add(RecordKeys.of("AB", "C1", "2").content());

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
