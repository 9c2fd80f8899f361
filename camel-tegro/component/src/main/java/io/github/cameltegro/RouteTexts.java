package io.github.cameltegro;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.camel.CamelContext;
import org.apache.camel.model.ExpressionNode;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.ToDynamicDefinition;
import org.apache.camel.support.EndpointHelper;

/** The URIs that stand in the expressions of an application's routes. */
final class RouteTexts {

    private RouteTexts() {}

    /** The templates whose path is this one, which a list of URIs may hold among others. */
    static List<UriTemplate> of(CamelContext context, String path) {
        List<UriTemplate> templates = new ArrayList<>();
        if (context instanceof ModelCamelContext model) {
            for (RouteDefinition route : model.getRouteDefinitions()) {
                texts(route).forEach(text -> add(templates, resolved(context, text), path));
            }
        }
        return templates;
    }

    private static List<String> texts(RouteDefinition route) {
        List<String> texts = new ArrayList<>();
        for (ProcessorDefinition<?> step :
                ProcessorDefinitionHelper.filterTypeInOutputs(route.getOutputs(), ProcessorDefinition.class)) {
            if (step instanceof ExpressionNode node && node.getExpression() != null) {
                texts.add(node.getExpression().getExpression());
            } else if (step instanceof ToDynamicDefinition dynamic) {
                texts.add(dynamic.getUri());
            }
        }
        texts.removeIf(Objects::isNull);
        return texts;
    }

    private static String resolved(CamelContext context, String text) {
        try {
            return EndpointHelper.resolveEndpointUriPropertyPlaceholders(context, text);
        } catch (RuntimeException e) {
            // of a step that no message has come to
            return text;
        }
    }

    /** A text may hold several URIs; where one ends, nobody knows but the step itself, so each comma may be it. */
    private static void add(List<UriTemplate> templates, String text, String path) {
        for (int start = text.indexOf(path); start >= 0; start = text.indexOf(path, start + 1)) {
            String uris = text.substring(start);
            for (int end = uris.indexOf(','); end >= 0; end = uris.indexOf(',', end + 1)) {
                addOne(templates, uris.substring(0, end), path);
            }
            addOne(templates, uris, path);
        }
    }

    private static void addOne(List<UriTemplate> templates, String text, String path) {
        try {
            UriTemplate template = new UriTemplate(text.trim());
            if (template.path().equals(path)) {
                templates.add(template);
            }
        } catch (IllegalArgumentException e) {
            // cut in the middle of a value
        }
    }
}
