package io.github.cameltegro.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Equal for one payment, however it is told; different for any two. */
class PaymentKeyTest {

    private static final PaymentKey KEY = key("SHOP", "A-1", "2026-01-01T10:00", 1, false);

    @Test
    void the_case_of_the_shop_is_no_difference() {
        assertThat(key("shop", "A-1", "2026-01-01T10:00", 1, false).text()).isEqualTo(KEY.text());
    }

    @Test
    void it_is_the_digest_that_another_language_computes() {
        // python3 -c "import hashlib; print(hashlib.sha256(b'SHOP|A-1|2026-01-01T10%3A00|1|0').hexdigest())"
        assertThat(KEY.text())
                .isEqualTo("tegro-payment-" + "3e90600322ad45bdc4e51e371cae63b43ae6a4e939e726282a930b85d3c67868");
    }

    @ParameterizedTest
    @CsvSource({
        "SHOP2, A-1, 2026-01-01T10:00, 1, false",
        "SHOP, A-2, 2026-01-01T10:00, 1, false",
        "SHOP, a-1, 2026-01-01T10:00, 1, false",
        "SHOP, A-1, 2026-01-01T10:01, 1, false",
        "SHOP, A-1, , 1, false",
        "SHOP, A-1, 2026-01-01T10:00, 3, false",
        "SHOP, A-1, 2026-01-01T10:00, 1, true",
        "SHOP|A-1, '', 2026-01-01T10:00, 1, false",
        "SHOP, A-1|2026-01-01T10:00, , 1, false"
    })
    void each_part_makes_another_payment(String shop, String order, String date, int status, boolean test) {
        assertThat(key(shop, order, date, status, test).text()).isNotEqualTo(KEY.text());
    }

    @Test
    void bytes_that_are_no_text_are_told_apart() {
        assertThat(PaymentKey.of("S", new byte[] {(byte) 0xff}, null, 1, false).text())
                .isNotEqualTo(PaymentKey.of("S", new byte[] {(byte) 0xfe}, null, 1, false)
                        .text());
    }

    @Test
    void the_kinds_of_keys_never_collide_and_fit_any_repository() {
        List<String> keys = List.of(KEY.text(), KEY.mark(), KEY.claim(), KEY.mark(BigDecimal.ONE));
        Set<String> different = new HashSet<>(keys);
        assertThat(different)
                .hasSize(4)
                .allSatisfy(key -> assertThat(key).hasSizeLessThan(100).matches("[a-z0-9-]+"));
    }

    @Test
    void equal_amounts_have_one_mark_however_they_are_written() {
        assertThat(KEY.mark(new BigDecimal("10.50"))).isEqualTo(KEY.mark(new BigDecimal("10.5")));
        assertThat(KEY.mark(new BigDecimal("1E+1"))).isEqualTo(KEY.mark(new BigDecimal("10")));
        assertThat(KEY.mark(new BigDecimal("10.50"))).isNotEqualTo(KEY.mark(new BigDecimal("10.51")));
    }

    private static PaymentKey key(String shop, String order, String date, int status, boolean test) {
        return PaymentKey.of(shop, order.getBytes(UTF_8), date, status, test);
    }
}
