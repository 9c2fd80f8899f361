package io.github.cameltegro.quarkus.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltegro.TegroComponent;
import io.github.cameltegro.TegroException;
import io.github.cameltegro.TegroOutcomeUnknownException;
import io.github.cameltegro.TegroRejectedException;
import io.github.cameltegro.model.CreateOrder;
import io.github.cameltegro.model.Notification;
import io.github.cameltegro.model.Order;
import io.github.cameltegro.model.Receipt;
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;
import io.quarkus.deployment.builditem.nativeimage.ReflectiveClassBuildItem;
import java.io.IOException;
import java.io.InputStream;
import org.jboss.jandex.Index;
import org.jboss.jandex.IndexReader;
import org.junit.jupiter.api.Test;

/** What a native image is told, by the index that the component's jar brings. */
class TegroProcessorTest {

    private final TegroProcessor processor = new TegroProcessor();

    @Test
    void theApplicationListsTheFeature() {
        assertThat(processor.feature().getName()).isEqualTo("camel-tegro");
    }

    @Test
    void theModelsMayBeReadAndWritten() throws IOException {
        ReflectiveClassBuildItem models = processor.models(index());

        assertThat(models.getClassNames())
                .contains(
                        CreateOrder.class.getName(),
                        Order.class.getName(),
                        Notification.class.getName(),
                        Receipt.class.getName(),
                        Receipt.class.getName() + "$Item")
                .allMatch(name -> name.startsWith("io.github.cameltegro.model."));
        assertThat(models.isConstructors()).isTrue();
        assertThat(models.isMethods()).isTrue();
        assertThat(models.isFields()).isTrue();
    }

    @Test
    void theExceptionsMayBeNamed() throws IOException {
        assertThat(processor.exceptions(index()).getClassNames())
                .contains(TegroRejectedException.class.getName(), TegroOutcomeUnknownException.class.getName())
                .contains(TegroException.class.getName());
    }

    /** They are not at hand here; named wrongly they would be left out without a word. */
    @Test
    void aRepositoryMayBeAskedForItsTable() {
        ReflectiveClassBuildItem repositories = processor.repositories();

        assertThat(repositories.getClassNames())
                .contains("org.apache.camel.processor.idempotent.jdbc.JdbcMessageIdRepository");
        assertThat(repositories.isMethods()).isTrue();
    }

    @Test
    void theVersionIsAtHand() {
        assertThat(processor.version().getResources()).allSatisfy(resource -> assertThat(
                        TegroComponent.class.getClassLoader().getResource(resource))
                .isNotNull());
    }

    private static CombinedIndexBuildItem index() throws IOException {
        try (InputStream in = TegroComponent.class.getResourceAsStream("/META-INF/jandex.idx")) {
            Index index = new IndexReader(in).read();
            return new CombinedIndexBuildItem(index, index);
        }
    }
}
