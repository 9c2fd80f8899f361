package io.github.cameltegro;

import io.github.cameltegro.activity.AccountActivity;
import io.github.cameltegro.activity.Activities;
import io.github.cameltegro.api.HttpTransport;
import io.github.cameltegro.api.TegroClient;
import io.github.cameltegro.api.TransportSettings;
import io.github.cameltegro.notification.Acknowledgements;
import io.github.cameltegro.notification.OutcomeWatch;
import io.github.cameltegro.producer.AccountHealthChecks;
import io.github.cameltegro.producer.payout.PayoutDesk;
import io.github.cameltegro.protocol.ClockNonceSource;
import io.github.cameltegro.protocol.NonceSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.SSLContextParametersAware;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.HealthCheckComponent;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.util.URISupport;
import org.apache.camel.util.UnsafeUriCharactersEncoder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Take and pay out money through Tegro.money. */
@Component("tegro")
public class TegroComponent extends HealthCheckComponent implements SSLContextParametersAware {

    private static final Logger LOG = LoggerFactory.getLogger(TegroComponent.class);

    private final Map<TransportSettings, HttpTransport> transports = new HashMap<>();
    private final Acknowledgements acknowledgements = new Acknowledgements();
    private final Activities activities = new Activities();
    private final AccountHealthChecks healthChecks = new AccountHealthChecks();
    private final Set<String> announced = ConcurrentHashMap.newKeySet();
    private Integer randomNode;
    private PayoutDesk payoutDesk;

    @Metadata(description = "The account and how its calls travel, shared by all endpoints.")
    private TegroConfiguration configuration = new TegroConfiguration();

    @Metadata(
            label = "security",
            defaultValue = "false",
            description = "Whether the TLS settings of the CamelContext apply where the component has none of its own.")
    private boolean useGlobalSslContextParameters;

    @Metadata(
            label = "producer",
            defaultValue = "false",
            description =
                    "Whether createWithdrawal may be used at all. Off by default, so that no account pays out that"
                            + " was never meant to.")
    private boolean payoutsEnabled;

    public TegroComponent() {}

    public TegroComponent(CamelContext camelContext) {
        super(camelContext);
    }

    /** What a route's author wrote, for Camel's own form of it takes a plus for a blank. */
    @Override
    public boolean useRawUri() {
        return true;
    }

    /** Not by Camel, which would take brackets in a value for RAW, too. */
    @Override
    public boolean resolveRawParameterValues() {
        return false;
    }

    @Override
    public Endpoint createEndpoint(String uri, Map<String, Object> properties) throws Exception {
        Map<String, Object> values = UriValues.of(getCamelContext(), uri, FlowingUri.options(getCamelContext(), uri));
        if (properties != null) {
            values.putAll(properties);
        }
        return super.createEndpoint(uri, values);
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        TegroOperation operation = TegroOperation.of(remaining);
        EndpointChecks.options(operation, parameters.keySet());
        String normalized = UnsafeUriCharactersEncoder.encode(URISupport.normalizeUri(uri));
        TegroEndpoint endpoint = new TegroEndpoint(normalized, this, operation, configuration.copy());
        endpoint.setCamelContext(getCamelContext());
        endpoint.given(parameters.keySet());
        setProperties(endpoint, parameters);
        EndpointChecks.configuration(operation, endpoint.getConfiguration());
        EndpointChecks.values(endpoint);
        PayoutChecks.check(endpoint, payoutsEnabled);
        sayWhereCallsGo(endpoint.getConfiguration());
        return endpoint;
    }

    private void sayWhereCallsGo(TegroConfiguration account) {
        if (!announced.add(account.account())) {
            return;
        }
        String shop = AccountActivity.shortened(account.getShopId());
        if (TegroConfiguration.DEFAULT_BASE_URL.equals(account.getBaseUrl())) {
            LOG.info("Shop {}…: calls and payers go to {}", shop, account.getBaseUrl());
        } else {
            LOG.warn(
                    "Shop {}…: calls and payers go to {}, which is not Tegro.money itself but for tests",
                    shop,
                    account.getBaseUrl());
        }
    }

    /** A client for one account. */
    TegroClient client(TegroConfiguration account) throws Exception {
        return new TegroClient(account, nonces(account), transport(account), activity(account));
    }

    /** The marks and claims of payments, shared by all endpoints of an account. */
    public Acknowledgements acknowledgements() {
        return acknowledgements;
    }

    /** The health checks of the accounts that are called. */
    public AccountHealthChecks healthChecks() {
        return healthChecks;
    }

    /** What goes on in an account. */
    AccountActivity activity(TegroConfiguration account) {
        return activities.of(getCamelContext(), account);
    }

    /** What goes on in the accounts of this component. */
    Activities activities() {
        return activities;
    }

    private NonceSource nonces(TegroConfiguration account) {
        if (account.getNonceSource() != null) {
            return account.getNonceSource();
        }
        return new ClockNonceSource(account.getNonceNode() != null ? account.getNonceNode() : randomNode());
    }

    private int randomNode() {
        lock.lock();
        try {
            if (randomNode == null) {
                randomNode = ClockNonceSource.randomNode();
                LOG.info(
                        "Nonces are drawn with the random nonceNode {}; where processes share an API key, give each a number"
                                + " of its own",
                        randomNode);
            }
            return randomNode;
        } finally {
            lock.unlock();
        }
    }

    private HttpTransport transport(TegroConfiguration account) throws Exception {
        SSLContextParameters tls = Optional.ofNullable(account.getSslContextParameters())
                .orElseGet(this::retrieveGlobalSslContextParameters);
        String userAgent = Optional.ofNullable(account.getUserAgent()).orElseGet(Version::userAgent);
        TransportSettings settings = TransportSettings.of(account, tls, userAgent);
        lock.lock();
        try {
            HttpTransport transport = transports.get(settings);
            if (transport == null) {
                transport = new HttpTransport(getCamelContext(), settings);
                ServiceHelper.startService(transport);
                transports.put(settings, transport);
            }
            return transport;
        } finally {
            lock.unlock();
        }
    }

    /** What the payouts of this component share. */
    public PayoutDesk payoutDesk() {
        lock.lock();
        try {
            if (payoutDesk == null) {
                payoutDesk = new PayoutDesk(getCamelContext());
                ServiceHelper.startService(payoutDesk);
            }
            return payoutDesk;
        } finally {
            lock.unlock();
        }
    }

    @Override
    protected void doInit() throws Exception {
        super.doInit();
        OutcomeWatch.prepare(getCamelContext());
        SecretNames.mask(getCamelContext());
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        UnreadVariables.warn(System.getenv(), this);
    }

    @Override
    protected void doStop() throws Exception {
        acknowledgements.stop(getCamelContext());
        healthChecks.clear();
        lock.lock();
        try {
            ServiceHelper.stopAndShutdownService(payoutDesk);
            payoutDesk = null;
            ServiceHelper.stopAndShutdownServices(transports.values());
            transports.clear();
        } finally {
            lock.unlock();
        }
        super.doStop();
    }

    public TegroConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(TegroConfiguration configuration) {
        this.configuration = configuration;
    }

    public boolean isPayoutsEnabled() {
        return payoutsEnabled;
    }

    public void setPayoutsEnabled(boolean payoutsEnabled) {
        this.payoutsEnabled = payoutsEnabled;
    }

    @Override
    public boolean isUseGlobalSslContextParameters() {
        return useGlobalSslContextParameters;
    }

    @Override
    public void setUseGlobalSslContextParameters(boolean useGlobalSslContextParameters) {
        this.useGlobalSslContextParameters = useGlobalSslContextParameters;
    }
}
