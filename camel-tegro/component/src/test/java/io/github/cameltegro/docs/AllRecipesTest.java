package io.github.cameltegro.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltegro.simulator.TegroSimulatorExtension;
import io.github.cameltegro.support.TegroCamel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The recipes of all pages run together in one application: what one page calls a bean, no other calls otherwise. */
class AllRecipesTest {

    @RegisterExtension
    static final TegroSimulatorExtension EXTENSION = new TegroSimulatorExtension();

    @RegisterExtension
    final TegroCamel camel = TegroCamel.of(EXTENSION);

    private final Recipes recipes = new Recipes();

    @Test
    void theyStartTogether() throws Exception {
        recipes.load(camel.context());

        assertThat(recipes.beans()).containsKeys("dataSource", "marks", "claims", "payouts");
        assertThat(camel.context().getRoutes()).hasSize(recipes.size()).hasSizeGreaterThan(20);
        assertThat(recipes.started(camel.context())).isEqualTo(recipes.size());
    }
}
