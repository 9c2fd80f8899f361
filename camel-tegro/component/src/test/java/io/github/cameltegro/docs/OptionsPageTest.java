package io.github.cameltegro.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** docs/options.md tells what the catalog tells. {@code -Dtegro.docs.update=true} writes it anew. */
class OptionsPageTest {

    private static final Path PAGE = Page.ROOT.resolve("docs/options.md");

    @Test
    void thePageIsUpToDate() throws IOException {
        String page = new OptionsPage().text();
        if (Boolean.getBoolean("tegro.docs.update")) {
            Files.writeString(PAGE, page);
        }

        assertThat(PAGE).as("run this test with -Dtegro.docs.update=true").hasContent(page);
    }
}
