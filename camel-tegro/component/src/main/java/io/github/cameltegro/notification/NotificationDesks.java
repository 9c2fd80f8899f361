package io.github.cameltegro.notification;

import io.github.cameltegro.ShortSecret;
import io.github.cameltegro.TegroConfiguration;
import io.github.cameltegro.TegroEndpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts a desk together from the options of an endpoint. */
final class NotificationDesks {

    private static final Logger LOG = LoggerFactory.getLogger(NotificationDesks.class);

    private NotificationDesks() {}

    static NotificationDesk create(TegroEndpoint endpoint, OutcomeLog log, NotificationDesk.Route route)
            throws Exception {
        TegroConfiguration account = endpoint.getConfiguration();
        ShortSecret.warn(account, LOG);
        NotificationRules rules = new NotificationRules(
                NotificationRules.statuses(endpoint.getRouteStatuses()),
                endpoint.isTrustMissingStatus(),
                endpoint.getTestPayments(),
                endpoint.isConfirmOrder());
        OrderConfirmation confirmation =
                account.getApiKey() == null || account.getApiKey().isBlank()
                        ? null
                        : new OrderConfirmation(endpoint.client(), endpoint.getConfirmTimeout());
        return new NotificationDesk(
                account.getShopId(),
                new SignatureCheck(account.getSecretKey(), account.getPreviousSecretKey()),
                rules,
                new PaymentFinder(account.getShopId(), rules, confirmation),
                LookUps.on(
                        endpoint.getCamelContext(),
                        NotificationServer.place(endpoint.getConsumerComponentName(), endpoint.getPath())
                                .server()),
                endpoint.getComponent()
                        .acknowledgements()
                        .of(
                                endpoint.getCamelContext(),
                                account,
                                endpoint.getIdempotentRepository(),
                                endpoint.getInProgressRepository()),
                log,
                route);
    }
}
