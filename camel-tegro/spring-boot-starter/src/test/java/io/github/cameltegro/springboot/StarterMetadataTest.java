package io.github.cameltegro.springboot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.tooling.model.ComponentModel;
import org.apache.camel.tooling.model.JsonMapper;
import org.junit.jupiter.api.Test;

/** IDEs complete what the catalog tells. {@code -Dtegro.metadata.update=true} writes their file anew. */
class StarterMetadataTest {

    private static final String CATALOG = "META-INF/io/github/cameltegro/tegro.json";
    private static final Path FILE = Path.of("src/generated/resources/META-INF/spring-configuration-metadata.json");

    @Test
    void theMetadataIsUpToDate() throws IOException {
        String metadata = new StarterMetadata(catalog()).json();
        if (Boolean.getBoolean("tegro.metadata.update")) {
            Files.writeString(FILE, metadata);
        }

        assertThat(FILE).as("run this test with -Dtegro.metadata.update=true").hasContent(metadata);
    }

    @Test
    void itTellsTypesDefaultsChoicesAndDeprecations() throws IOException {
        ComponentModel.ComponentOptionModel option = new ComponentModel.ComponentOptionModel();
        option.setName("proxyScheme");
        option.setJavaType("java.lang.String");
        option.setDescription("How it is spoken to.");
        option.setEnums(List.of("http", "https"));
        option.setDefaultValue("http");
        option.setDeprecated(true);
        option.setDeprecationNote("Use another.");
        ComponentModel model = new ComponentModel();
        model.setDescription("A component.");
        model.addComponentOption(option);

        JsonNode metadata = new ObjectMapper().readTree(new StarterMetadata(model).json());

        assertThat(metadata.get("properties"))
                .filteredOn(it -> it.get("name").asText().equals("camel.component.tegro.proxy-scheme"))
                .singleElement()
                .hasToString("{\"name\":\"camel.component.tegro.proxy-scheme\",\"type\":\"java.lang.String\","
                        + "\"description\":\"How it is spoken to.\",\"sourceType\":\""
                        + TegroComponentAutoConfiguration.class.getName()
                        + "\",\"defaultValue\":\"http\",\"deprecation\":{\"reason\":\"Use another.\"}}");
        assertThat(metadata.get("hints"))
                .singleElement()
                .hasToString("{\"name\":\"camel.component.tegro.proxy-scheme\",\"values\":[{\"value\":\"http\"},"
                        + "{\"value\":\"https\"}]}");
    }

    private static ComponentModel catalog() throws IOException {
        try (InputStream in = StarterMetadataTest.class.getClassLoader().getResourceAsStream(CATALOG)) {
            return JsonMapper.generateComponentModel(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
