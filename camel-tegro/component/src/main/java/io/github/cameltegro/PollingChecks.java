package io.github.cameltegro;

import java.util.Collection;
import java.util.List;

/** What must be right before an operation that can be both called and polled is the one or the other. */
final class PollingChecks {

    /** What of a list's options says which pages a call reads; polling decides that by itself. */
    private static final List<String> OF_CALLS = List.of("allPages", "page");

    private PollingChecks() {}

    /** An endpoint is made before it is known what for, so that its options are looked at once more. */
    static void called(TegroOperation operation, Collection<String> given) {
        for (String option : given) {
            if (operation.pollingOptions().contains(option)) {
                throw new IllegalArgumentException("The option '" + option + "' is read only where a route begins with"
                        + " tegro:" + operation + ", and not where it is called; leave it out");
            }
        }
    }

    static void polled(TegroEndpoint endpoint, Collection<String> given) {
        TegroOperation operation = endpoint.getOperation();
        for (String option : OF_CALLS) {
            if (given.contains(option)) {
                throw new IllegalArgumentException("The option '" + option + "' is read only where tegro:" + operation
                        + " is called, and not where a route begins with it; maxPages says how many are read");
            }
        }
        PollingOptions options = endpoint.getPollingOptions();
        EndpointChecks.positive("watchFor", options.getWatchFor());
        if (given.contains("testPayments") && operation == TegroOperation.orders && !options.isPaidOnly()) {
            throw new IllegalArgumentException(
                    "The option 'testPayments' needs paidOnly=true; without it every order is"
                            + " routed, and the header CamelTegroTest tells which are tests");
        }
        if (operation.polling() == TegroOperation.Polling.RECORD
                && operation.fields().stream()
                        .noneMatch(field -> endpoint.uriValues().containsKey(field.option()))) {
            throw new IllegalArgumentException(
                    "A route that begins with tegro:" + operation + " must say which one: give"
                            + " the option '" + operation.fields().get(0).option() + "' or '"
                            + operation.fields().get(1).option() + "'");
        }
    }
}
