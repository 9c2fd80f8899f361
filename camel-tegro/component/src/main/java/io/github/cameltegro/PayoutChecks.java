package io.github.cameltegro;

import io.github.cameltegro.producer.payout.RepositoryRules;

/** What must be right before an endpoint can pay out. */
final class PayoutChecks {

    private PayoutChecks() {}

    static void check(TegroEndpoint endpoint, boolean payoutsEnabled) {
        PayoutOptions options = endpoint.getPayoutOptions();
        if (endpoint.getOperation() == TegroOperation.createWithdrawal) {
            enabled(payoutsEnabled);
            recorded(endpoint, options);
        } else if (endpoint.getOperation() == TegroOperation.releaseWithdrawal) {
            confirmed(endpoint, options);
        } else {
            return;
        }
        if (endpoint.getIdempotentRepository() != null) {
            RepositoryRules.check(endpoint.getIdempotentRepository());
        }
        EndpointChecks.positive("lookupAttempts", options.getLookupAttempts());
        EndpointChecks.positive("lookupDelay", options.getLookupDelay());
        EndpointChecks.positive("recordTimeout", options.getRecordTimeout());
    }

    private static void enabled(boolean payoutsEnabled) {
        if (!payoutsEnabled) {
            throw new IllegalArgumentException(
                    "Payouts are off: set the option 'payoutsEnabled' to true on the component"
                            + " (camel.component.tegro.payoutsEnabled=true) to use tegro:createWithdrawal");
        }
    }

    private static void recorded(TegroEndpoint endpoint, PayoutOptions options) {
        boolean recorded = endpoint.getIdempotentRepository() != null;
        if (!recorded && !options.isPayoutsWithoutRecord()) {
            throw new IllegalArgumentException(
                    "The option 'idempotentRepository' is missing: tegro:createWithdrawal keeps"
                            + " a record of each payout there, so that none is made twice. Give a JdbcMessageIdRepository"
                            + " of camel-sql, or payoutsWithoutRecord=true to go without");
        }
        if (recorded && options.isPayoutsWithoutRecord()) {
            throw new IllegalArgumentException(
                    "The options 'idempotentRepository' and 'payoutsWithoutRecord' contradict each other; give one");
        }
    }

    private static void confirmed(TegroEndpoint endpoint, PayoutOptions options) {
        if (endpoint.getIdempotentRepository() == null) {
            throw new IllegalArgumentException(
                    "The option 'idempotentRepository' is missing: tegro:releaseWithdrawal needs"
                            + " the repository that tegro:createWithdrawal keeps its records in");
        }
        if (!options.isConfirm()) {
            throw new IllegalArgumentException(
                    "The option 'confirm' must be true for tegro:releaseWithdrawal: the payout"
                            + " can be made again then, so make sure first that Tegro does not have it");
        }
    }
}
