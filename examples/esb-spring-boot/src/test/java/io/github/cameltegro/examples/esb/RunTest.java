package io.github.cameltegro.examples.esb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command of the page starts. */
class RunTest {

    @TempDir
    private Path folder;

    @Test
    void one_order_goes_all_the_way_and_that_is_the_exit_code() {
        assertThat(Esb.run(new String[] {"--once", "--esb.data=" + folder, "--logging.level.root=OFF"}, Map.of()))
                .isZero();
    }

    @Test
    void some_of_the_keys_only_are_no_gateway() {
        assertThat(Esb.run(new String[] {"--once"}, Map.of("TEGRO_SHOP_ID", "X")))
                .isEqualTo(1);
    }
}
