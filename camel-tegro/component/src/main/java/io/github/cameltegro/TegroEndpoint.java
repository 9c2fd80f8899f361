package io.github.cameltegro;

import io.github.cameltegro.activity.AccountActivity;
import io.github.cameltegro.api.TegroClient;
import io.github.cameltegro.notification.NotificationConsumer;
import io.github.cameltegro.polling.PollingConsumers;
import io.github.cameltegro.producer.PaymentProducer;
import io.github.cameltegro.producer.PayoutProducer;
import io.github.cameltegro.producer.ReleaseProducer;
import io.github.cameltegro.producer.RemoteProducer;
import io.github.cameltegro.producer.VerifyProducer;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.PollingConsumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.EndpointServiceLocation;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultConsumer;
import org.apache.camel.support.ScheduledPollEndpoint;

/**
 * Take and pay out money through Tegro.money.
 */
@UriEndpoint(
        firstVersion = "1.0.0",
        scheme = "tegro",
        title = "Tegro",
        syntax = "tegro:operation",
        category = {Category.SAAS, Category.API},
        headersClass = TegroConstants.class)
public class TegroEndpoint extends ScheduledPollEndpoint implements EndpointServiceLocation {

    private static final Duration DEFAULT_DELAY = Duration.ofSeconds(30);

    @UriPath(description = "What to do.")
    @Metadata(required = true)
    private TegroOperation operation;

    @UriParam
    private TegroConfiguration configuration;

    @UriParam(
            description =
                    "The merchant's order id (createOrder, paymentLink, paymentForm, order). Fixed: a different one in body or header is an"
                            + " error.")
    private String orderId;

    @UriParam(description = "Tegro's own number of an order (order).")
    private Long id;

    @UriParam(
            description =
                    "The merchant's payout id (createWithdrawal, withdrawal, releaseWithdrawal). Fixed: a different"
                            + " one in body or header is an error.")
    private String paymentId;

    @UriParam(description = "Tegro's own number of a payout (withdrawal).")
    private Long withdrawalId;

    @UriParam(
            label = "producer",
            description =
                    "The amount, a plain decimal greater than zero of at most eight decimals (createOrder,"
                            + " paymentLink, paymentForm, createWithdrawal). Fixed: a different one in body or header is an error.")
    private String amount;

    @UriParam(
            label = "producer",
            description =
                    "The currency, three to five capital letters such as RUB (createOrder, paymentLink, paymentForm, createWithdrawal). Fixed: a"
                            + " different one in body or header is an error.")
    private String currency;

    @UriParam(
            label = "producer",
            description =
                    "Where a payout goes: a card, a wallet, a phone (createWithdrawal). Fixed: a different one in the"
                            + " body is an error.")
    private String account;

    @UriParam(
            label = "producer",
            description =
                    "The number of the payment system (createOrder, paymentLink, paymentForm, where the payer chooses without it;"
                            + " createWithdrawal). Fixed: a different one in body or header is an error.")
    private Integer paymentSystem;

    @UriParam(label = "producer", description = "The payer's e-mail address (createOrder, paymentLink, paymentForm).")
    private String email;

    @UriParam(
            label = "producer",
            description = "The payer's phone number, digits (createOrder, paymentLink, paymentForm).")
    private String phone;

    @UriParam(label = "producer", description = "The page to read, from 1 (orders, withdrawals).")
    private Integer page;

    @UriParam(
            label = "producer",
            description =
                    "The language of the pages that the payer sees (paymentLink, paymentForm). Without it Tegro chooses.")
    private PageLanguage lang;

    @UriParam(
            label = "producer",
            description =
                    "Whether the payment is a test, for no money (createOrder, paymentLink, paymentForm). Fixed: a"
                            + " different one in the body is an error.")
    private Boolean test;

    @UriParam(
            label = "producer",
            description = "Where the payer is sent after paying, an absolute address (paymentLink, paymentForm). He can"
                    + " change it and go there unpaid: that he comes proves nothing.")
    private String successUrl;

    @UriParam(
            label = "producer",
            description = "Where the payer is sent when paying failed, an absolute address (paymentLink, paymentForm).")
    private String failUrl;

    @UriParam(
            label = "producer",
            description =
                    "Where Tegro sends the notification, an absolute address (createOrder, paymentLink, paymentForm). In"
                            + " a link or form it is not signed, so the payer can change it: rather set it in Tegro's"
                            + " cabinet. Fixed: a different one in the body is an error.")
    private String notifyUrl;

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description = "Whether the body is an Iterable over all pages (orders, withdrawals), asked for while it is"
                    + " read; split it with streaming. Each iterator begins at page 1, and a page that fails throws.")
    private boolean allPages;

    @UriParam(
            defaultValue = "1000",
            description =
                    "The most pages that allPages reads, and that one poll reads (orders, withdrawals); where there may"
                            + " be more a warning is logged. Also the most pages of payouts that are searched"
                            + " (releaseWithdrawal); where there are more, nothing is released.")
    private int maxPages = 1000;

    @UriParam(
            defaultValue = "pojo",
            description =
                    "The body's shape: pojo is a typed record, map a Map with Tegro's own names (of a list: a List of"
                            + " them), json the text of the answer's data as it arrived."
                            + " Of paymentForm, pojo is the HTML page; map and json are the fields to post.")
    private OutputType outputType = OutputType.pojo;

    @UriParam(
            label = "consumer",
            description = "The path of the notification endpoint on the HTTP server, absolute: /tegro/notification"
                    + " (notification).")
    private String path;

    @UriParam(
            label = "consumer,advanced",
            defaultValue = "platform-http",
            description = "The component whose HTTP server is used: platform-http is the runtime's own; others are"
                    + " jetty, undertow, netty-http or servlet (notification).")
    private String consumerComponentName = "platform-http";

    @UriParam(
            label = "consumer,advanced",
            defaultValue = "65536",
            description =
                    "The largest notification that is read, in bytes; a larger one gets HTTP 413" + " (notification).")
    private int maxBodySize = 64 * 1024;

    @UriParam(
            label = "consumer",
            defaultValue = "1",
            description = "The status numbers that are routed, with commas between; others are acknowledged only. 1"
                    + " is paid; 1,3 tells refunds too (notification).")
    private String routeStatuses = "1";

    @UriParam(
            label = "consumer,producer",
            defaultValue = "false",
            description = "Whether a notification without a status counts as paid if it has more than the fields of"
                    + " a payment link. Without it Tegro is asked, or, without an apiKey, the notification"
                    + " awaited again (notification, verifyNotification).")
    private boolean trustMissingStatus;

    @UriParam(
            label = "consumer",
            defaultValue = "ignore",
            description = "What becomes of test payments: ignore acknowledges only, route routes them with"
                    + " CamelTegroTest=true, reject answers HTTP 403 (notification). Of paid orders that are polled"
                    + " with paidOnly=true only those of route are routed, too (orders).")
    private TestPayments testPayments = TestPayments.ignore;

    @UriParam(
            label = "consumer",
            defaultValue = "false",
            description = "Whether Tegro is asked about each notification before it is routed; needs the apiKey"
                    + " (notification).")
    private boolean confirmOrder;

    @UriParam(
            label = "consumer,advanced",
            defaultValue = "5s",
            description = "How long asking Tegro about a notification may take (notification).")
    private Duration confirmTimeout = Duration.ofSeconds(5);

    @UriParam(
            label = "consumer,advanced",
            defaultValue = "OK",
            description = "The text of the answer to a notification that is acknowledged; Tegro documents none"
                    + " (notification).")
    private String replyBody = "OK";

    @UriParam(
            label = "consumer,producer",
            description = "Holds the marks of payments that are done, in memory by default (notification); of each"
                    + " status that was routed of what is polled, likewise (orders, order, withdrawals, withdrawal);"
                    + " the records of payouts, so that none is made twice (createWithdrawal, releaseWithdrawal). One"
                    + " that forgets nothing, such as Camel's JdbcMessageIdRepository.")
    private IdempotentRepository idempotentRepository;

    @UriParam(
            label = "consumer",
            description = "Holds the claims of what is being routed; between nodes a JdbcClaimRepository. In memory by"
                    + " default (notification, orders, order, withdrawals, withdrawal).")
    private IdempotentRepository inProgressRepository;

    @UriParam(
            label = "consumer,scheduler",
            defaultValue = "30000",
            javaType = "java.time.Duration",
            description = "Milliseconds before the next poll.")
    private long delay = DEFAULT_DELAY.toMillis();

    @UriParam
    private PayoutOptions payoutOptions = new PayoutOptions();

    @UriParam
    private PollingOptions pollingOptions = new PollingOptions();

    /** The options on the URI that only some operations read. */
    private Set<String> given = Set.of();

    public TegroEndpoint(
            String uri, TegroComponent component, TegroOperation operation, TegroConfiguration configuration) {
        super(uri, component);
        this.operation = operation;
        this.configuration = configuration;
    }

    /** Takes the names of the options on the URI. */
    void given(Collection<String> names) {
        given = names.stream()
                .map(EndpointChecks::option)
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Producer createProducer() {
        PollingChecks.called(operation, given);
        return switch (operation) {
            case createWithdrawal -> new PayoutProducer(this);
            case releaseWithdrawal -> new ReleaseProducer(this);
            case paymentLink, paymentForm -> new PaymentProducer(this);
            case verifyNotification -> new VerifyProducer(this);
            case notification ->
                throw new UnsupportedOperationException(
                        "tegro:" + operation + " is consumed from; a route begins with it");
            default -> new RemoteProducer(this);
        };
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        if (operation.isConsumer()) {
            Consumer consumer = new NotificationConsumer(this, processor);
            configureConsumer(consumer);
            return consumer;
        }
        if (operation.polling() == TegroOperation.Polling.NONE) {
            throw new UnsupportedOperationException(
                    "tegro:" + operation + " can't be consumed from; call it in a route");
        }
        PollingChecks.polled(this, given);
        super.setDelay(
                given.contains("delay")
                        ? delay
                        : Math.max(1, getTimeUnit().convert(DEFAULT_DELAY.toMillis(), TimeUnit.MILLISECONDS)));
        Consumer consumer = PollingConsumers.create(this, processor);
        configureConsumer(consumer);
        return consumer;
    }

    @Override
    protected void configureConsumer(Consumer consumer) throws Exception {
        ((DefaultConsumer) consumer).setExceptionHandler(new FailedRouteLog(getCamelContext(), consumer.getClass()));
        super.configureConsumer(consumer);
    }

    /** For {@code pollEnrich}: each asking is one call. */
    @Override
    public PollingConsumer createPollingConsumer() throws Exception {
        return PollingConsumers.createPollingConsumer(this);
    }

    /** The client that makes this endpoint's calls; those with equal transport settings share connections. */
    public TegroClient client() throws Exception {
        return getComponent().client(configuration);
    }

    /** What goes on in this endpoint's account. */
    public AccountActivity activity() {
        return getComponent().activity(configuration);
    }

    /** The values of the request's fields that stand on the URI, by option name. */
    public Map<String, Object> uriValues() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("orderId", GivenText.strip(orderId));
        values.put("id", id);
        values.put("paymentId", GivenText.strip(paymentId));
        values.put("withdrawalId", withdrawalId);
        values.put("amount", amount);
        values.put("currency", currency);
        values.put("account", account);
        values.put("paymentSystem", paymentSystem);
        values.put("email", email);
        values.put("phone", phone);
        values.put("page", page);
        values.put("lang", lang);
        values.put("test", test);
        values.put("successUrl", successUrl);
        values.put("failUrl", failUrl);
        values.put("notifyUrl", notifyUrl);
        values.values().removeIf(value -> value == null);
        return values;
    }

    @Override
    public TegroComponent getComponent() {
        return (TegroComponent) super.getComponent();
    }

    @Override
    public String getServiceUrl() {
        return operation.isConsumer() ? path : configuration.getBaseUrl();
    }

    @Override
    public String getServiceProtocol() {
        return operation.isConsumer()
                ? "http"
                : URI.create(configuration.getBaseUrl()).getScheme();
    }

    @Override
    public Map<String, String> getServiceMetadata() {
        return Map.of("shopId", configuration.getShopId(), "operation", operation.name());
    }

    public TegroOperation getOperation() {
        return operation;
    }

    public void setOperation(TegroOperation operation) {
        this.operation = operation;
    }

    public TegroConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(TegroConfiguration configuration) {
        this.configuration = configuration;
    }

    public String getOrderId() {
        return orderId;
    }

    public void setOrderId(String orderId) {
        this.orderId = orderId;
    }

    /** The value of the option {@code id}; {@link #getId()} is Camel's own id of this endpoint. */
    public Long getOrderNumber() {
        return id;
    }

    public void setId(Long id) {
        this.id = id;
    }

    public String getPaymentId() {
        return paymentId;
    }

    public void setPaymentId(String paymentId) {
        this.paymentId = paymentId;
    }

    public Long getWithdrawalId() {
        return withdrawalId;
    }

    public void setWithdrawalId(Long withdrawalId) {
        this.withdrawalId = withdrawalId;
    }

    public String getAmount() {
        return amount;
    }

    public void setAmount(String amount) {
        this.amount = amount;
    }

    public String getCurrency() {
        return currency;
    }

    public void setCurrency(String currency) {
        this.currency = currency;
    }

    public String getAccount() {
        return account;
    }

    public void setAccount(String account) {
        this.account = account;
    }

    public Integer getPaymentSystem() {
        return paymentSystem;
    }

    public void setPaymentSystem(Integer paymentSystem) {
        this.paymentSystem = paymentSystem;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    public String getPhone() {
        return phone;
    }

    public void setPhone(String phone) {
        this.phone = phone;
    }

    public Integer getPage() {
        return page;
    }

    public void setPage(Integer page) {
        this.page = page;
    }

    public PageLanguage getLang() {
        return lang;
    }

    public void setLang(PageLanguage lang) {
        this.lang = lang;
    }

    public Boolean getTest() {
        return test;
    }

    public void setTest(Boolean test) {
        this.test = test;
    }

    public String getSuccessUrl() {
        return successUrl;
    }

    public void setSuccessUrl(String successUrl) {
        this.successUrl = successUrl;
    }

    public String getFailUrl() {
        return failUrl;
    }

    public void setFailUrl(String failUrl) {
        this.failUrl = failUrl;
    }

    public String getNotifyUrl() {
        return notifyUrl;
    }

    public void setNotifyUrl(String notifyUrl) {
        this.notifyUrl = notifyUrl;
    }

    public boolean isAllPages() {
        return allPages;
    }

    public void setAllPages(boolean allPages) {
        this.allPages = allPages;
    }

    public int getMaxPages() {
        return maxPages;
    }

    public void setMaxPages(int maxPages) {
        this.maxPages = maxPages;
    }

    public OutputType getOutputType() {
        return outputType;
    }

    public void setOutputType(OutputType outputType) {
        this.outputType = outputType;
    }

    public String getPath() {
        return path;
    }

    public void setPath(String path) {
        this.path = path;
    }

    public String getConsumerComponentName() {
        return consumerComponentName;
    }

    public void setConsumerComponentName(String consumerComponentName) {
        this.consumerComponentName = consumerComponentName;
    }

    public int getMaxBodySize() {
        return maxBodySize;
    }

    public void setMaxBodySize(int maxBodySize) {
        this.maxBodySize = maxBodySize;
    }

    public String getRouteStatuses() {
        return routeStatuses;
    }

    public void setRouteStatuses(String routeStatuses) {
        this.routeStatuses = routeStatuses;
    }

    public boolean isTrustMissingStatus() {
        return trustMissingStatus;
    }

    public void setTrustMissingStatus(boolean trustMissingStatus) {
        this.trustMissingStatus = trustMissingStatus;
    }

    public TestPayments getTestPayments() {
        return testPayments;
    }

    public void setTestPayments(TestPayments testPayments) {
        this.testPayments = testPayments;
    }

    public boolean isConfirmOrder() {
        return confirmOrder;
    }

    public void setConfirmOrder(boolean confirmOrder) {
        this.confirmOrder = confirmOrder;
    }

    public Duration getConfirmTimeout() {
        return confirmTimeout;
    }

    public void setConfirmTimeout(Duration confirmTimeout) {
        this.confirmTimeout = confirmTimeout;
    }

    public String getReplyBody() {
        return replyBody;
    }

    public void setReplyBody(String replyBody) {
        this.replyBody = replyBody;
    }

    public IdempotentRepository getIdempotentRepository() {
        return idempotentRepository;
    }

    public void setIdempotentRepository(IdempotentRepository idempotentRepository) {
        this.idempotentRepository = idempotentRepository;
    }

    public IdempotentRepository getInProgressRepository() {
        return inProgressRepository;
    }

    public void setInProgressRepository(IdempotentRepository inProgressRepository) {
        this.inProgressRepository = inProgressRepository;
    }

    @Override
    public long getDelay() {
        return delay;
    }

    @Override
    public void setDelay(long delay) {
        this.delay = delay;
    }

    public PollingOptions getPollingOptions() {
        return pollingOptions;
    }

    public void setPollingOptions(PollingOptions pollingOptions) {
        this.pollingOptions = pollingOptions;
    }

    public PayoutOptions getPayoutOptions() {
        return payoutOptions;
    }

    public void setPayoutOptions(PayoutOptions payoutOptions) {
        this.payoutOptions = payoutOptions;
    }
}
