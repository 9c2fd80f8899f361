package io.github.cameltegro.simulator;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A stateful Tegro.money on a port of this machine. It answers the REST operations as docs/protocol.md describes them
 * and checks what the real gateway is known to check: the signature over the exact bytes, the nonce, required
 * parameters, the User-Agent. Texts of refusals that Tegro has not published ({@code Wrong nonce}, {@code Order not
 * found} and the like) are the simulator's own. All methods may be called from any thread.
 */
public final class TegroSimulator implements AutoCloseable {

    private static final int THREADS = 256;
    private static final int JOURNAL = 10_000;

    private final Map<String, SimulatedAccount> accounts = new LinkedHashMap<>();
    private final SimulatedAccount main;
    private final ApiOperations operations;
    private final FaultScripts faults = new FaultScripts();
    private final RequestLog log = new RequestLog();
    private final Pause pause = new Pause();
    private final NotificationSender sender;
    private final WireMockServer server;

    TegroSimulator(SimulatorSettings settings) {
        AtomicLong numbers = new AtomicLong(100_000);
        sender = new NotificationSender(settings.notifications());
        for (AccountKeys keys : settings.accounts()) {
            Ledger ledger = new Ledger(keys.shopId(), settings, numbers);
            String url = settings.notifications().url();
            accounts.put(keys.shopId(), new SimulatedAccount(keys, ledger, sender, url));
        }
        main = accounts.values().iterator().next();
        operations = new ApiOperations(settings.pageSize());
        ApiEndpoint api = new ApiEndpoint(
                operations, new ApiGate(accounts), faults, log, pause, settings.errorStatus(), this::baseUrl);
        server = new WireMockServer(wireMockConfig()
                .bindAddress(settings.bindAddress())
                .port(settings.port())
                .containerThreads(THREADS)
                .http2PlainDisabled(true)
                .gzipDisabled(true)
                .maxRequestJournalEntries(JOURNAL)
                .mappingSource(new SimulatorStubs())
                .adminAuthenticator(new SameOrigin())
                .extensions(transformer(api, settings), new Journal(this::wireMock)));
        server.start();
    }

    private SimulatorTransformer transformer(ApiEndpoint api, SimulatorSettings settings) {
        OperatorState state = new OperatorState(accounts.values(), faults, sender, log);
        OperatorActions actions = new OperatorActions(
                accounts.values(), faults, sender, name -> name.isEmpty() ? onAny() : on(name), this::clearFaults);
        return new SimulatorTransformer(
                api,
                new PayPage(accounts.values(), settings.returnUrls()),
                new LinkPage(new LinkReader(accounts)),
                new OperatorPage(operations.names(), state, actions));
    }

    /** Settings to begin with. */
    public static TegroSimulatorBuilder builder() {
        return new TegroSimulatorBuilder();
    }

    /** Where it is reached, without a slash at the end: {@code http://127.0.0.1:<port>}. */
    public String baseUrl() {
        return "http://127.0.0.1:" + server.port();
    }

    /** The operator's page, for a browser: orders, payouts, balances, notifications and faults, live. */
    public String operatorUrl() {
        return baseUrl() + OperatorPage.PATH;
    }

    /**
     * The settings that point {@code camel.component.tegro} at the main account: {@code baseUrl}, {@code shopId},
     * {@code apiKey} and {@code secretKey}, each in every spelling that Camel takes, so that they win over the
     * application's own. docs/testing.md shows how each runtime takes them.
     *
     * @throws IllegalStateException where a system property has another value: it would win on Camel Main
     */
    public Properties camelProperties() {
        return CamelSettings.of(
                Map.of("baseUrl", baseUrl(), "shopId", shopId(), "apiKey", apiKey(), "secretKey", secretKey()));
    }

    /** Shop id of the main account. */
    public String shopId() {
        return main.shopId();
    }

    /** The key that signs REST calls of the main account. */
    public String apiKey() {
        return main.keys().apiKey();
    }

    /** The key that signs links and notifications of the main account. */
    public String secretKey() {
        return main.keys().secretKey();
    }

    /**
     * The WireMock server beneath. Any stub set here comes before the simulator's own, and calls that it answers are not
     * among {@link #requests()}; WireMock's {@code resetAll()} takes it away again.
     */
    public WireMockServer wireMock() {
        return server;
    }

    /** One of the accounts, by its shop id. */
    public SimulatedAccount account(String shopId) {
        SimulatedAccount account = accounts.get(shopId);
        if (account == null) {
            throw new IllegalArgumentException("No account " + shopId + ", only " + accounts.keySet());
        }
        return account;
    }

    /** Begins a script of faults for one operation, named as in its path: {@code createOrder}, {@code balance}, … */
    public FaultScript on(String operation) {
        if (!operations.names().contains(operation)) {
            throw new IllegalArgumentException("No operation " + operation + ", only " + operations.names());
        }
        return new FaultScript(operation, faults::add);
    }

    /** Begins a script of faults for every operation. */
    public FaultScript onAny() {
        return new FaultScript(null, faults::add);
    }

    /** Ends all scripts of faults and frees the calls that they hold back. */
    public void clearFaults() {
        faults.clear();
        pause.release();
    }

    /** The REST calls that arrived, oldest first; only the latest 50,000 are kept. */
    public List<RecordedRequest> requests() {
        return log.all();
    }

    /** The REST calls of one operation, oldest first. */
    public List<RecordedRequest> requests(String operation) {
        return log.all().stream()
                .filter(request -> request.operation().equals(operation))
                .toList();
    }

    /** See {@link SimulatedAccount#orders()}; as all below, of the main account. */
    public List<SimulatedOrder> orders() {
        return main.orders();
    }

    /** See {@link SimulatedAccount#order(String)}. */
    public Optional<SimulatedOrder> order(String orderId) {
        return main.order(orderId);
    }

    /** See {@link SimulatedAccount#payouts()}. */
    public List<SimulatedPayout> payouts() {
        return main.payouts();
    }

    /** See {@link SimulatedAccount#payout(String)}. */
    public Optional<SimulatedPayout> payout(String paymentId) {
        return main.payout(paymentId);
    }

    /** See {@link SimulatedAccount#balance(String)}. */
    public BigDecimal balance(String currency) {
        return main.balance(currency);
    }

    /** See {@link SimulatedAccount#createOrder(String, String, String)}. */
    public SimulatedOrder createOrder(String orderId, String currency, String amount) {
        return main.createOrder(orderId, currency, amount);
    }

    /** See {@link SimulatedAccount#pay(String)}. */
    public SimulatedOrder pay(String orderId) {
        return main.pay(orderId);
    }

    /** See {@link SimulatedAccount#payAsTest(String)}. */
    public SimulatedOrder payAsTest(String orderId) {
        return main.payAsTest(orderId);
    }

    /** See {@link SimulatedAccount#decline(String)}. */
    public SimulatedOrder decline(String orderId) {
        return main.decline(orderId);
    }

    /** See {@link SimulatedAccount#refund(String)}. */
    public SimulatedOrder refund(String orderId) {
        return main.refund(orderId);
    }

    /** See {@link SimulatedAccount#payoutStatus(String, int)}. */
    public SimulatedPayout payoutStatus(String paymentId, int status) {
        return main.payoutStatus(paymentId, status);
    }

    /** Where notifications of the main account go. */
    public Optional<String> notificationUrl() {
        return main.notificationUrl();
    }

    /** See {@link SimulatedAccount#notificationUrl(String)}. */
    public void notificationUrl(String url) {
        main.notificationUrl(url);
    }

    /** See {@link SimulatedAccount#notification(String)}. */
    public NotificationBuilder notification(String orderId) {
        return main.notification(orderId);
    }

    /** The notifications of all accounts since the last reset, in the order they were begun, each with its answers. */
    public List<SentNotification> notifications() {
        return sender.sent();
    }

    /**
     * Back to the state after the start: no orders, payouts, notifications, faults, recorded calls or stubs, balances
     * and nonces as at first. A notification URL that was set since stays.
     */
    public void reset() {
        clearFaults();
        server.resetAll();
        sender.reset();
        accounts.values().forEach(account -> account.ledger().reset());
        log.clear();
    }

    /** Stops it; calls that wait for an answer are cut off. */
    @Override
    public void close() {
        clearFaults();
        sender.close();
        server.stop();
    }
}
