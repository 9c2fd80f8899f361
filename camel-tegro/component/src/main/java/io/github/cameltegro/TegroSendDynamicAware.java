package io.github.cameltegro;

import io.github.cameltegro.producer.DynamicValues;
import java.net.URI;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.spi.annotations.SendDynamic;
import org.apache.camel.support.component.RawParameterHelper;
import org.apache.camel.support.component.SendDynamicAwareSupport;
import org.apache.camel.util.StringHelper;
import org.apache.camel.util.URISupport;
import org.apache.camel.util.UnsafeUriCharactersEncoder;

/**
 * Lets {@code toD("tegro:order?orderId=${header.order}")} use one endpoint for all orders: the values of the request's
 * fields travel with the exchange instead of making an endpoint each.
 */
@SendDynamic("tegro")
public class TegroSendDynamicAware extends SendDynamicAwareSupport {

    private static final Set<String> DYNAMIC = Arrays.stream(RequestField.values())
            .map(RequestField::option)
            .filter(Objects::nonNull)
            .collect(Collectors.toUnmodifiableSet());

    @Override
    public boolean isLenientProperties() {
        return false;
    }

    @Override
    public DynamicAwareEntry prepare(Exchange exchange, String uri, String originalUri) throws Exception {
        // as for a static endpoint: endpointProperties() would decode in another way
        String encoded = UnsafeUriCharactersEncoder.encode(URISupport.normalizeUri(uri));
        Map<String, Object> properties = URISupport.parseParameters(new URI(encoded));
        RawParameterHelper.resolveRawParameterValues(exchange.getContext(), properties);
        return new DynamicAwareEntry(uri, originalUri, properties, Map.of());
    }

    @Override
    public String resolveStaticUri(Exchange exchange, DynamicAwareEntry entry) throws Exception {
        String path = StringHelper.before(entry.getUri(), "?", entry.getUri());
        TegroOperation operation =
                TegroOperation.of(StringHelper.after(path, ":").replaceFirst("^//", ""));
        EndpointChecks.options(operation, entry.getProperties().keySet());
        Map<String, Object> fixed =
                new LinkedHashMap<>(URISupport.parseQuery(URISupport.extractQuery(entry.getUri()), true));
        fixed.keySet().removeAll(DYNAMIC);
        return fixed.isEmpty() ? path : path + "?" + URISupport.createQueryString(fixed, false);
    }

    @Override
    public Processor createPreProcessor(Exchange exchange, DynamicAwareEntry entry) {
        Map<String, Object> values = new HashMap<>(entry.getProperties());
        values.keySet().retainAll(DYNAMIC);
        return values.isEmpty() ? null : e -> DynamicValues.set(e, values);
    }

    @Override
    public Processor createPostProcessor(Exchange exchange, DynamicAwareEntry entry) {
        return DynamicValues::remove;
    }
}
