package io.github.cameltegro;

import java.lang.StackWalker.StackFrame;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.util.StringHelper;

/**
 * A URI that a step of a route has from an expression, such as one of a recipientList, while messages flow. What such an
 * expression puts in is a value: the URI must be one that stands in a route's own text, and where none does, as when Java
 * code makes it up, it may at most give values for a request.
 */
final class FlowingUri {

    private static final String STEPS = "org.apache.camel.processor.";

    /** The steps that get their URIs from expressions. */
    private static final Set<String> DYNAMIC_STEPS =
            Set.of("RecipientListProcessor", "RoutingSlip", "PollEnricher", "SendDynamicProcessor");

    /** What a URI of unknown origin may give: nothing that decides where a call goes, with which keys, or over money. */
    private static final Set<String> VALUES = Set.of(
            "orderId",
            "id",
            "paymentId",
            "withdrawalId",
            "amount",
            "currency",
            "paymentSystem",
            "email",
            "phone",
            "page",
            "lang",
            "outputType");

    private FlowingUri() {}

    /**
     * The options of a URI.
     *
     * @throws UnsafeUriException if an expression made it and it may hold more than values
     */
    static Map<String, UriOption> options(CamelContext context, String uri) {
        if (!isFromExpression()) {
            return UriOption.byName(UriOption.listOf(uri));
        }
        String path = StringHelper.before(uri, "?", uri).replaceFirst("://", ":");
        try {
            return checked(RouteTexts.of(context, path), UriOption.listOf(uri));
        } catch (IllegalArgumentException e) {
            String option = e instanceof OpenedOption opened ? opened.option() : "uri";
            throw new UnsafeUriException(
                    new TegroInvalidRequestException(StringHelper.after(path, ":"), option, e.getMessage()));
        }
    }

    /** Checks them in the form that Camel gives them. */
    private static Map<String, UriOption> checked(List<UriTemplate> templates, List<UriOption> list) {
        OpenedOption first = null;
        for (UriTemplate template : templates) {
            try {
                template.checkNames(list);
                Map<String, UriOption> options = UriOption.byName(list);
                template.admit(options);
                return options;
            } catch (OpenedOption e) {
                first = first == null ? e : first;
            }
        }
        if (first != null) {
            throw first;
        }
        Map<String, UriOption> options = UriOption.byName(list);
        checkValues(options);
        return options;
    }

    private static void checkValues(Map<String, UriOption> options) {
        for (UriOption option : options.values()) {
            if (!VALUES.contains(option.name())) {
                throw OpenedOption.opened(option.name());
            }
            OnUri.check(option.name(), "", option.isRaw() ? option.rawText() : option.text());
        }
    }

    /** Whether the endpoint is being made by such a step, rather than by a route that starts, or by Java code. */
    private static boolean isFromExpression() {
        return StackWalker.getInstance().walk(FlowingUri::isFromExpression);
    }

    private static boolean isFromExpression(Stream<StackFrame> frames) {
        return frames.map(StackFrame::getClassName)
                .filter(type -> !isBetween(type))
                .findFirst()
                .filter(type -> type.startsWith(STEPS)
                        && DYNAMIC_STEPS.contains(type.substring(STEPS.length()).replaceFirst("\\$.*", "")))
                .isPresent();
    }

    /** Whether a class only hands on the wish for an endpoint. */
    private static boolean isBetween(String type) {
        return type.equals(FlowingUri.class.getName())
                || type.equals(TegroComponent.class.getName())
                || type.startsWith("java.")
                || type.startsWith("org.apache.camel.impl.")
                || type.startsWith("org.apache.camel.support.")
                || type.startsWith(STEPS + "ProcessorHelper");
    }
}
