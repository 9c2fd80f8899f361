package io.github.cameltegro.springboot;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cameltegro.TegroComponent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.tooling.model.BaseOptionModel;
import org.apache.camel.tooling.model.ComponentModel;
import org.apache.camel.util.StringHelper;
import org.springframework.util.ClassUtils;

/** What IDEs read to complete {@code camel.component.tegro.*}, written from the component's catalog. */
final class StarterMetadata {

    private static final String PREFIX = TegroComponentCustomizer.PREFIX;
    private static final String SOURCE = TegroComponentAutoConfiguration.class.getName();

    private final ComponentModel model;

    StarterMetadata(ComponentModel model) {
        this.model = model;
    }

    String json() throws JsonProcessingException {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("groups", List.of(described(PREFIX, TegroComponent.class.getName(), model.getDescription())));
        metadata.put("properties", properties());
        metadata.put("hints", hints());
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter().withArrayIndenter(new DefaultIndenter("  ", "\n"));
        printer.indentObjectsWith(new DefaultIndenter("  ", "\n"));
        return new ObjectMapper().writer(printer).writeValueAsString(metadata) + "\n";
    }

    private List<Map<String, Object>> properties() {
        List<Map<String, Object>> properties = new ArrayList<>();
        properties.add(flag("enabled", "Whether these options are set on the component at all."));
        properties.add(flag("customizer.enabled", "As enabled, but known to Camel's customizers only."));
        model.getComponentOptions().stream().map(StarterMetadata::property).forEach(properties::add);
        properties.sort(Comparator.comparing(property -> (String) property.get("name")));
        return properties;
    }

    private static Map<String, Object> flag(String name, String description) {
        Map<String, Object> flag = described(PREFIX + "." + name, "java.lang.Boolean", description);
        flag.put("defaultValue", true);
        return flag;
    }

    private static Map<String, Object> property(BaseOptionModel option) {
        Map<String, Object> property = described(name(option), type(option), option.getDescription());
        if (option.getDefaultValue() != null) {
            property.put("defaultValue", option.getDefaultValue());
        }
        if (option.isDeprecated()) {
            property.put("deprecation", Map.of("reason", String.valueOf(option.getDeprecationNote())));
        }
        return property;
    }

    /** The values of a choice that is a String; those of an enum, IDEs know themselves. */
    private List<Map<String, Object>> hints() {
        return model.getComponentOptions().stream()
                .filter(option -> option.getEnums() != null && "java.lang.String".equals(option.getJavaType()))
                .map(StarterMetadata::hint)
                .toList();
    }

    private static Map<String, Object> hint(BaseOptionModel option) {
        Map<String, Object> hint = new LinkedHashMap<>();
        hint.put("name", name(option));
        hint.put(
                "values",
                option.getEnums().stream().map(value -> Map.of("value", value)).toList());
        return hint;
    }

    private static Map<String, Object> described(String name, String type, String description) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("name", name);
        item.put("type", type);
        item.put("description", description);
        item.put("sourceType", SOURCE);
        return item;
    }

    private static String name(BaseOptionModel option) {
        return PREFIX + "." + StringHelper.camelCaseToDash(option.getName());
    }

    /** Metadata knows no primitive types. */
    private static String type(BaseOptionModel option) {
        Class<?> type = ClassUtils.resolveClassName(option.getJavaType(), StarterMetadata.class.getClassLoader());
        return ClassUtils.resolvePrimitiveIfNecessary(type).getName();
    }
}
