package io.github.cameltegro.simulator;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Settings of a {@link TegroSimulator}; each has a default, so {@code TegroSimulator.builder().start()} is enough. */
public final class TegroSimulatorBuilder {

    private final List<AccountKeys> furtherAccounts = new ArrayList<>();
    private final Map<String, BigDecimal> balances = new LinkedHashMap<>();
    private String bindAddress = "127.0.0.1";
    private final Set<String> hostNames = new LinkedHashSet<>();
    private int port;
    private String shopId = AccountKeys.SAMPLE_SHOP_ID;
    private String apiKey = AccountKeys.SAMPLE_API_KEY;
    private String secretKey = AccountKeys.SAMPLE_SECRET_KEY;
    private NotificationSettings notifications = NotificationSettings.DEFAULT;
    private ReturnUrls returnUrls = ReturnUrls.NOWHERE;
    private int pageSize = 20;
    private boolean strictNonces;
    private int errorStatus = 200;
    private BigDecimal feePercent = new BigDecimal("2.1");
    private Clock clock = Clock.systemDefaultZone();

    TegroSimulatorBuilder() {
        balances.put("RUB", new BigDecimal("10000.00"));
        balances.put("USD", new BigDecimal("0.00"));
        balances.put("EUR", new BigDecimal("0.00"));
        balances.put("UAH", new BigDecimal("0.00"));
    }

    /** The address to listen on; the loopback address by default. */
    public TegroSimulatorBuilder bindAddress(String address) {
        bindAddress = address;
        return this;
    }

    /**
     * Another name by which the operator's page and WireMock's administration are opened, such as that of a container;
     * call it once for each. Under any name but {@code localhost}, loopback addresses and these they refuse.
     */
    public TegroSimulatorBuilder hostName(String name) {
        hostNames.add(name);
        return this;
    }

    /** The TCP port; 0, the default, takes any free one. */
    public TegroSimulatorBuilder port(int number) {
        port = number;
        return this;
    }

    /** The shop id of the main account; the one of Tegro's own samples by default. */
    public TegroSimulatorBuilder shopId(String id) {
        shopId = id;
        return this;
    }

    /** The key that REST calls of the main account are signed with; a sample key by default. */
    public TegroSimulatorBuilder apiKey(String key) {
        apiKey = key;
        return this;
    }

    /** The key that links and notifications of the main account are signed with; a sample key by default. */
    public TegroSimulatorBuilder secretKey(String key) {
        secretKey = key;
        return this;
    }

    /** One more account, with orders, payouts, balances and nonces of its own. */
    public TegroSimulatorBuilder account(String otherShopId, String otherApiKey, String otherSecretKey) {
        furtherAccounts.add(new AccountKeys(otherShopId, otherApiKey, otherSecretKey));
        return this;
    }

    /** What each account holds at the start; 10000.00 RUB and 0.00 USD, EUR and UAH by default. */
    public TegroSimulatorBuilder balance(String currency, String amount) {
        balances.put(currency, new BigDecimal(amount));
        return this;
    }

    /** Where notifications go when an order is paid, declined or refunded; nowhere by default. */
    public TegroSimulatorBuilder notificationUrl(String url) {
        notifications = notifications.withUrl(url);
        return this;
    }

    /** Where payers go who have paid, unless their link says otherwise; they stay on the pay page by default. */
    public TegroSimulatorBuilder successUrl(String url) {
        returnUrls = new ReturnUrls(url, returnUrls.fail());
        return this;
    }

    /** Where payers go who were declined, unless their link says otherwise; they stay on the pay page by default. */
    public TegroSimulatorBuilder failUrl(String url) {
        returnUrls = new ReturnUrls(returnUrls.success(), url);
        return this;
    }

    /** Which fields notifications carry; {@link FieldSet#RECORDED} by default. */
    public TegroSimulatorBuilder notificationFields(FieldSet fields) {
        notifications = notifications.withFieldSet(fields);
        return this;
    }

    /** How notifications are written; {@link PayloadFormat#FORM} by default. */
    public TegroSimulatorBuilder notificationFormat(PayloadFormat format) {
        notifications = notifications.withFormat(format);
        return this;
    }

    /**
     * How often a notification is tried in all, and how long after an answer that isn't 2xx, or none, the next attempt
     * follows. Tegro's own numbers are unknown; 5 attempts, a second apart, here.
     */
    public TegroSimulatorBuilder notificationRetries(int attempts, Duration interval) {
        notifications = notifications.withRetries(attempts, interval);
        return this;
    }

    /** How long the answer to a notification is waited for; 10 seconds by default. */
    public TegroSimulatorBuilder notificationTimeout(Duration timeout) {
        notifications = notifications.withTimeout(timeout);
        return this;
    }

    /** How many records a page of {@code orders} or {@code withdrawals} holds; Tegro's number is unknown, 20 here. */
    public TegroSimulatorBuilder pageSize(int records) {
        pageSize = records;
        return this;
    }

    /** Whether a nonce must be greater than all before it, not just new; not by default (docs/protocol.md, Nonce). */
    public TegroSimulatorBuilder strictNonces(boolean strict) {
        strictNonces = strict;
        return this;
    }

    /** The HTTP status that refusals ({@code "type":"error"}) come with; Tegro's is unknown, 200 by default. */
    public TegroSimulatorBuilder errorStatus(int status) {
        errorStatus = status;
        return this;
    }

    /** The gateway's fee in percent of the amount; 2.1 by default, as in the one recorded notification. */
    public TegroSimulatorBuilder feePercent(String percent) {
        feePercent = new BigDecimal(percent);
        return this;
    }

    /** The clock that dates come from, in the zone to write them in; the system's by default. */
    public TegroSimulatorBuilder clock(Clock source) {
        clock = source;
        return this;
    }

    /** Starts it; the port is open when this returns. */
    public TegroSimulator start() {
        List<AccountKeys> accounts = new ArrayList<>();
        accounts.add(new AccountKeys(shopId, apiKey, secretKey));
        accounts.addAll(furtherAccounts);
        return new TegroSimulator(new SimulatorSettings(
                bindAddress,
                port,
                hostNames,
                accounts,
                new LinkedHashMap<>(balances),
                notifications,
                returnUrls,
                pageSize,
                strictNonces,
                errorStatus,
                feePercent,
                clock));
    }
}
