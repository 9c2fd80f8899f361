package io.github.cameltegro;

import java.time.Duration;
import java.util.Collection;

/** What must be right before an endpoint exists; each error names the option and the remedy, and shows no value. */
final class EndpointChecks {

    private EndpointChecks() {}

    /** An option on an operation that doesn't read it would be believed to work; Camel binds it in any spelling. */
    static void options(TegroOperation operation, Collection<String> given) {
        for (String name : given) {
            String option = option(name);
            if (option != null && !operation.ownOptions().contains(option)) {
                throw new IllegalArgumentException("The option '" + option + "' is not read by tegro:" + operation
                        + "; it belongs to " + String.join(", ", TegroOperation.readersOf(option)));
            }
        }
    }

    /** The option's own name, of those that only some operations read; null if it is none of them. */
    static String option(String name) {
        return name.startsWith("scheduler.") ? "schedulerProperties" : TegroOperation.ownOption(name.replace("-", ""));
    }

    /** Also brings the address into its usual form. */
    static void configuration(TegroOperation operation, TegroConfiguration configuration) {
        required(operation, "shopId", configuration.getShopId());
        if (operation.isRemote()) {
            required(operation, "apiKey", configuration.getApiKey());
        } else {
            required(operation, "secretKey", configuration.getSecretKey());
        }
        configuration.setBaseUrl(BaseUrl.normal(configuration.getBaseUrl()));
        positive("connectTimeout", configuration.getConnectTimeout());
        positive("connectionRequestTimeout", configuration.getConnectionRequestTimeout());
        positive("responseTimeout", configuration.getResponseTimeout());
        positive("requestTimeout", configuration.getRequestTimeout());
        positive("maxResponseSize", configuration.getMaxResponseSize());
        positive("connectionsPerRoute", configuration.getConnectionsPerRoute());
        positive("maxTotalConnections", configuration.getMaxTotalConnections());
        Integer node = configuration.getNonceNode();
        if (node != null && (node < 0 || node > 999)) {
            throw new IllegalArgumentException("The option 'nonceNode' must be from 0 to 999, but is " + node);
        }
        if ((configuration.getProxyHost() == null) != (configuration.getProxyPort() == null)) {
            throw new IllegalArgumentException("The options 'proxyHost' and 'proxyPort' go together; one is missing");
        }
    }

    static void values(TegroEndpoint endpoint) {
        if (endpoint.getOrderId() != null && endpoint.getOrderNumber() != null) {
            throw new IllegalArgumentException(
                    "The options 'orderId' (the merchant's) and 'id' (Tegro's own number) name"
                            + " an order in two ways; give one");
        }
        if (endpoint.getPaymentId() != null && endpoint.getWithdrawalId() != null) {
            throw new IllegalArgumentException(
                    "The options 'paymentId' (the merchant's) and 'withdrawalId' (Tegro's own"
                            + " number) name a payout in two ways; give one");
        }
        for (RequestField field : endpoint.getOperation().fields()) {
            if (field.uriValue() != RequestField.UriValue.LAST
                    && endpoint.uriValues().get(field.option()) instanceof String text
                    && text.isBlank()) {
                throw new IllegalArgumentException("The option '" + field.option()
                        + "' is blank, and what is fixed on an endpoint must say something");
            }
        }
        if (endpoint.isAllPages() && endpoint.getPage() != null) {
            throw new IllegalArgumentException("The options 'page' and 'allPages' exclude each other; give one");
        }
        positive("maxPages", endpoint.getMaxPages());
        if (endpoint.getOperation().isConsumer()) {
            required(endpoint.getOperation(), "path", endpoint.getPath());
            positive("maxBodySize", endpoint.getMaxBodySize());
            positive("confirmTimeout", endpoint.getConfirmTimeout());
            if (endpoint.isConfirmOrder()) {
                required(
                        endpoint.getOperation(),
                        "apiKey",
                        endpoint.getConfiguration().getApiKey());
            }
        }
    }

    private static void required(TegroOperation operation, String option, String value) {
        if (value == null || value.isBlank()) {
            throw new IllegalArgumentException("The option '" + option + "' is missing or blank, and tegro:" + operation
                    + " needs it: set it on "
                    + (operation.ownOptions().contains(option)
                            ? "the endpoint"
                            : "the component (camel.component.tegro." + option + ") or on the endpoint"));
        }
    }

    static void positive(String option, Duration value) {
        if (value == null || value.isZero() || value.isNegative()) {
            throw new IllegalArgumentException("The option '" + option + "' must be longer than zero, but is " + value);
        }
    }

    static void positive(String option, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("The option '" + option + "' must be at least 1, but is " + value);
        }
    }
}
