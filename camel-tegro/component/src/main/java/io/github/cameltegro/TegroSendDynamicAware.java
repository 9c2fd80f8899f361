package io.github.cameltegro;

import io.github.cameltegro.producer.DynamicValues;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Expression;
import org.apache.camel.Processor;
import org.apache.camel.spi.Language;
import org.apache.camel.spi.annotations.SendDynamic;
import org.apache.camel.support.EndpointHelper;
import org.apache.camel.support.MessageHelper;
import org.apache.camel.support.component.SendDynamicAwareSupport;
import org.apache.camel.util.StringHelper;
import org.apache.camel.util.URISupport;

/**
 * Lets {@code toD("tegro:order?orderId=${header.order}")} use one endpoint for all orders: what the expressions give for
 * the request's fields travels with the exchange instead of making an endpoint each.
 *
 * <p>What an expression gives is a value, and never more: see {@link UriTemplate}.
 */
@SendDynamic("tegro")
public class TegroSendDynamicAware extends SendDynamicAwareSupport {

    private static final Set<String> FIELDS = Arrays.stream(RequestField.values())
            .map(RequestField::option)
            .filter(Objects::nonNull)
            .collect(Collectors.toUnmodifiableSet());

    /** Expressions that can be evaluated again with no effect. */
    private static final Pattern REPEATABLE =
            Pattern.compile("\\$\\{(?:(?:(?:in\\.)?headers?|variables?|exchangeProperty)[.:\\[].*"
                    + "|(?:in\\.)?body[^()]*}|(?:mandatoryB|b)odyAs\\(.*|(?:jq|jsonpath)\\(.*)");

    private volatile Template template;

    /**
     * The text of the one route step that this is for.
     *
     * @param repeatable those of its expressions that can be evaluated again
     */
    private record Template(String originalUri, UriTemplate uri, boolean ofLines, List<Repeatable> repeatable) {}

    /** An expression in the value of an option. */
    private record Repeatable(String option, Expression expression) {}

    /** An evaluated URI, taken apart. */
    private static final class Entry extends DynamicAwareEntry {

        private final String staticUri;

        Entry(String uri, String originalUri, Map<String, Object> fields, String staticUri) {
            super(uri, originalUri, fields, Map.of());
            this.staticUri = staticUri;
        }
    }

    @Override
    public boolean isLenientProperties() {
        return false;
    }

    @Override
    public DynamicAwareEntry prepare(Exchange exchange, String uri, String originalUri) {
        String operation = operation(uri);
        try {
            Template text = template(originalUri);
            UriTemplate.Evaluated evaluated = text.uri.read(text.ofLines ? URISupport.textBlockToSingleLine(uri) : uri);
            checkPlaceholders(exchange, text.repeatable);
            Set<String> names = new HashSet<>(evaluated.flowing().keySet());
            evaluated.fixed().forEach(option -> names.add(option.name()));
            EndpointChecks.options(TegroOperation.of(operation), names);
            Map<String, Object> fields = new HashMap<>(evaluated.flowing());
            fields.keySet().retainAll(FIELDS);
            return new Entry(uri, originalUri, fields, staticUri(text.uri, evaluated));
        } catch (OpenedOption e) {
            throw new TegroInvalidRequestException(operation, e.option(), e.getMessage());
        }
    }

    private static String operation(String uri) {
        return StringHelper.after(StringHelper.before(uri, "?", uri), ":").replaceFirst("^//", "");
    }

    private Template template(String originalUri) {
        Template known = template;
        if (known == null || !known.originalUri.equals(originalUri)) {
            // as the route's expression was made
            String text = EndpointHelper.resolveEndpointUriPropertyPlaceholders(getCamelContext(), originalUri);
            String line = URISupport.textBlockToSingleLine(text.trim());
            UriTemplate uri = new UriTemplate(line);
            known = new Template(originalUri, uri, !line.equals(text.trim()), repeatable(uri));
            template = known;
        }
        return known;
    }

    private List<Repeatable> repeatable(UriTemplate text) {
        Language simple = getCamelContext().resolveLanguage("simple");
        List<Repeatable> repeatable = new ArrayList<>();
        for (UriOption option : text.options()) {
            for (String expression : UriTemplate.expressions(option.text())) {
                if (REPEATABLE.matcher(expression).matches()) {
                    repeatable.add(new Repeatable(option.name(), simple.createExpression(expression)));
                }
            }
        }
        return repeatable;
    }

    /** Camel replaces placeholders after it has evaluated the expressions: a value could read any property. */
    private static void checkPlaceholders(Exchange exchange, List<Repeatable> repeatable) {
        for (Repeatable each : repeatable) {
            MessageHelper.resetStreamCache(exchange.getMessage());
            String value = each.expression.evaluate(exchange, String.class);
            if (value != null && value.contains("{{")) {
                throw new OpenedOption(
                        each.option,
                        "has a value with {{ in it, which Camel takes for a placeholder; give values from outside"
                                + " as headers or in the body");
            }
        }
    }

    /** With what is the same for all orders. */
    private static String staticUri(UriTemplate text, UriTemplate.Evaluated evaluated) {
        List<String> options = new ArrayList<>();
        evaluated.fixed().forEach(option -> options.add(option.name() + "=" + option.text()));
        for (UriOption option : text.options()) {
            String value = evaluated.flowing().get(option.name());
            if (value != null && !FIELDS.contains(option.name())) {
                options.add(option.name() + "=" + OnUri.text(option.name(), UriTemplate.ownText(option), value));
            }
        }
        // not in Camel's own form, in which a plus is a blank
        String path = evaluated.path().replaceFirst("://", ":");
        return options.isEmpty() ? path : path + "?" + String.join("&", options);
    }

    @Override
    public String resolveStaticUri(Exchange exchange, DynamicAwareEntry entry) {
        String uri = ((Entry) entry).staticUri;
        CamelContext context = exchange.getContext();
        // made here, where its text is known to be the route's own: Camel hands on another form of it
        if (context.hasEndpoint(uri) == null) {
            context.getEndpoint(uri);
        }
        return uri;
    }

    @Override
    public Processor createPreProcessor(Exchange exchange, DynamicAwareEntry entry) {
        Map<String, Object> values = entry.getProperties();
        return values.isEmpty() ? null : e -> DynamicValues.set(e, values);
    }

    @Override
    public Processor createPostProcessor(Exchange exchange, DynamicAwareEntry entry) {
        return DynamicValues::remove;
    }
}
