package io.github.cameltegro.docs;

import io.github.cameltegro.support.TegroCatalog;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.camel.tooling.model.BaseOptionModel;
import org.apache.camel.tooling.model.ComponentModel;

/** Writes docs/options.md from the catalog: each option is described once, in the sources. */
final class OptionsPage {

    private static final String INTRO = """
            # Options and headers

            <!-- Written by a test from the component's catalog; change the sources, then run it with
                 -Dtegro.docs.update=true -->

            Options of the component are set as `camel.component.tegro.<name>`, in either spelling (`apiKey`, `api-key`).
            Times are such as `500ms`, `10s` or `1m`. Keep keys out of URIs: set them on the component, or refer to them,
            as in `tegro:balance?shopId={{other.shop}}&apiKey=#bean:otherKey`.
            """;

    private final ComponentModel model = TegroCatalog.model();

    String text() {
        Set<String> onComponent = model.getComponentOptions().stream()
                .map(BaseOptionModel::getName)
                .collect(Collectors.toSet());
        Set<String> onEndpoint = model.getEndpointOptions().stream()
                .map(BaseOptionModel::getName)
                .collect(Collectors.toSet());
        return INTRO
                + section(
                        "On the component, and on each endpoint that is to differ",
                        model.getComponentOptions(),
                        option -> onEndpoint.contains(option.getName()))
                + section(
                        "On the component alone",
                        model.getComponentOptions(),
                        option -> !onEndpoint.contains(option.getName()))
                + section(
                        "On the endpoint alone",
                        "The operations that read an option stand behind it; on any other it is an error.",
                        model.getEndpointOptions(),
                        option -> !onComponent.contains(option.getName()))
                + section(
                        "Headers",
                        "What an operation reads comes from the body first, then from these, then from the URI; what it"
                                + " sets tells what was sent and what came back.",
                        model.getEndpointHeaders(),
                        option -> true);
    }

    private static String section(
            String title, List<? extends BaseOptionModel> options, Predicate<BaseOptionModel> chosen) {
        return section(title, "", options, chosen);
    }

    private static String section(
            String title, String text, List<? extends BaseOptionModel> options, Predicate<BaseOptionModel> chosen) {
        boolean headers = options.get(0) instanceof ComponentModel.EndpointHeaderModel;
        String columns = headers
                ? "| name | what it is | type |\n|---|---|---|\n"
                : "| name | what it is | type | default |\n|---|---|---|---|\n";
        return options.stream()
                .filter(chosen)
                .map(option -> row(option) + (headers ? "" : defaultValue(option)))
                .collect(Collectors.joining(
                        "\n", "\n## " + title + "\n\n" + (text.isEmpty() ? "" : text + "\n\n") + columns, "\n"));
    }

    private static String row(BaseOptionModel option) {
        return "| `" + option.getName() + "`" + (option.isSecret() ? " (secret)" : "") + " | "
                + option.getDescription().replace("|", "\\|") + " | " + type(option) + " |";
    }

    private static String defaultValue(BaseOptionModel option) {
        return option.getDefaultValue() == null ? " |" : " `" + option.getDefaultValue() + "` |";
    }

    private static String type(BaseOptionModel option) {
        if (option.getEnums() != null && !option.getEnums().isEmpty()) {
            return option.getEnums().stream().map(value -> "`" + value + "`").collect(Collectors.joining(", "));
        }
        return option.getJavaType().replaceAll("[\\w.]+\\.", "");
    }
}
