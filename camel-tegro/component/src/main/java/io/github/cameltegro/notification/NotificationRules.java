package io.github.cameltegro.notification;

import io.github.cameltegro.TestPayments;
import io.github.cameltegro.model.Notification;
import io.github.cameltegro.model.Order;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is routed.
 *
 * @param routeStatuses the status numbers that are routed
 * @param trustMissingStatus whether a notification without a status counts as paid
 * @param testPayments what becomes of tests
 * @param confirmOrder whether Tegro is asked about each
 */
record NotificationRules(
        Set<Integer> routeStatuses, boolean trustMissingStatus, TestPayments testPayments, boolean confirmOrder) {

    /**
     * Reads the option {@code routeStatuses}.
     *
     * @throws IllegalArgumentException if it is not a list of numbers
     */
    static Set<Integer> statuses(String option) {
        Set<Integer> statuses = Arrays.stream(option.split(","))
                .map(String::strip)
                .map(Notification::parseNumber)
                .collect(Collectors.toSet());
        if (statuses.contains(null)) {
            throw new IllegalArgumentException(
                    "The option 'routeStatuses' must be numbers with commas between, such as 1,3; but is " + option);
        }
        return statuses;
    }

    boolean routes(Integer status) {
        return status != null && routeStatuses.contains(status);
    }

    /** What the rule of test payments says; null where it does not keep the payment from the route. */
    Outcome test(boolean test) {
        if (!test || testPayments == TestPayments.route) {
            return null;
        }
        return testPayments == TestPayments.reject ? Outcome.TEST_REJECTED : Outcome.TEST_IGNORED;
    }

    /** Which status a notification without one has, where it is taken for a payment. */
    static Integer missingStatus() {
        return Order.PAID;
    }
}
