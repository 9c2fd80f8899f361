package io.github.cameltegro;

import static io.github.cameltegro.RequestField.*;

import io.github.cameltegro.model.Balance;
import io.github.cameltegro.model.CreatedOrder;
import io.github.cameltegro.model.OpenObject;
import io.github.cameltegro.model.Order;
import io.github.cameltegro.model.Orders;
import io.github.cameltegro.model.Shops;
import io.github.cameltegro.model.Withdrawal;
import io.github.cameltegro.model.Withdrawals;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an endpoint can do; the constants' names are those of the endpoint URI, and of Tegro's API.
 *
 * <p>Each is described once, here: where it goes, what it reads, what it answers, and whether a repetition could do
 * something twice. Everything else asks this description.
 */
public enum TegroOperation {
    createOrder(
            true,
            CreatedOrder.class,
            List.of(CURRENCY, AMOUNT, ORDER_ID, PAYMENT_SYSTEM, FIELDS_EMAIL, FIELDS_PHONE),
            Set.of()),
    shops(false, Shops.class, List.of(), Set.of()),
    balance(false, Balance.class, List.of(), Set.of()),
    order(false, Order.class, List.of(MERCHANT_ORDER, TEGRO_ORDER), Set.of()),
    orders(false, Orders.class, List.of(PAGE), Set.of("allPages", "maxPages")),
    createWithdrawal(
            true,
            Withdrawal.class,
            List.of(PAYOUT_CURRENCY, PAYOUT_ACCOUNT, PAYOUT_AMOUNT, PAYOUT_ID, PAYOUT_SYSTEM),
            Set.of("idempotentRepository", "payoutsWithoutRecord", "recordTimeout", "lookupAttempts", "lookupDelay")),
    withdrawal(false, Withdrawal.class, List.of(MERCHANT_PAYOUT, TEGRO_PAYOUT), Set.of()),
    withdrawals(false, Withdrawals.class, List.of(PAGE), Set.of("allPages", "maxPages")),
    /** Takes away the record of a payout that surely was not made; Tegro itself knows no such call. */
    releaseWithdrawal(
            true,
            null,
            List.of(PAYOUT_ID),
            Set.of("confirm", "idempotentRepository", "recordTimeout", "lookupAttempts", "lookupDelay", "maxPages")),
    rates(false, OpenObject.class, List.of(RATE_FROM, RATE_TO), Set.of()),
    modules(false, OpenObject.class, List.of(), Set.of()),
    verifyNotification(Side.LOCAL, Set.of("trustMissingStatus")),
    notification(
            Side.CONSUMER,
            Set.of(
                    "path",
                    "consumerComponentName",
                    "maxBodySize",
                    "routeStatuses",
                    "trustMissingStatus",
                    "testPayments",
                    "confirmOrder",
                    "confirmTimeout",
                    "replyBody",
                    "idempotentRepository",
                    "inProgressRepository"));

    /** Where an operation's work is done. */
    private enum Side {
        /** A call of Tegro. */
        REMOTE,
        /** Here, with no network. */
        LOCAL,
        /** Here, when Tegro calls. */
        CONSUMER
    }

    private final Side side;
    private final boolean write;
    private final Class<?> answerType;
    private final List<RequestField> fields;
    private final Set<String> ownOptions;

    TegroOperation(boolean write, Class<?> answerType, List<RequestField> fields, Set<String> otherOptions) {
        this.side = Side.REMOTE;
        this.write = write;
        this.answerType = answerType;
        this.fields = fields;
        this.ownOptions = Stream.of(
                        fields.stream().map(RequestField::option),
                        otherOptions.stream(),
                        answerType == null ? Stream.<String>empty() : Stream.of("outputType"))
                .flatMap(names -> names)
                .filter(name -> name != null)
                .collect(Collectors.toUnmodifiableSet());
    }

    TegroOperation(Side side, Set<String> options) {
        this.side = side;
        this.write = false;
        this.answerType = null;
        this.fields = List.of();
        this.ownOptions = options;
    }

    /** Whether it calls Tegro, for which it needs the API key. */
    public boolean isRemote() {
        return side == Side.REMOTE;
    }

    /** Whether routes begin with it. */
    public boolean isConsumer() {
        return side == Side.CONSUMER;
    }

    /** Where the call goes, under the base URL. */
    public String path() {
        return "/api/" + name() + "/";
    }

    /** Whether a call that is repeated may do something twice. */
    public boolean isWrite() {
        return write;
    }

    /** The model of the answer's {@code data}; null where there is none. */
    public Class<?> answerType() {
        return answerType;
    }

    /** Whether success without {@code data} is an error; of payouts Tegro documents no answer, so it is none there. */
    public boolean needsData() {
        return this != createWithdrawal;
    }

    /** The fields that are read from the body, the headers and the URI. */
    public List<RequestField> fields() {
        return fields;
    }

    /** Whether the answer is one page of a list. */
    public boolean isPaged() {
        return fields.contains(PAGE);
    }

    /** The options of the endpoint that only some operations read, and this one does. */
    public Set<String> ownOptions() {
        return ownOptions;
    }

    /** The option of this name in any case that only some operations read; null if there is none. */
    static String ownOption(String name) {
        return Arrays.stream(values())
                .flatMap(operation -> operation.ownOptions.stream())
                .filter(name::equalsIgnoreCase)
                .findFirst()
                .orElse(null);
    }

    /** The operations that read an option, by name; empty if all do. */
    static List<String> readersOf(String option) {
        return Arrays.stream(values())
                .filter(operation -> operation.ownOptions.contains(option))
                .map(Enum::name)
                .sorted()
                .toList();
    }

    /** Finds an operation by its name in the URI. */
    static TegroOperation of(String name) {
        return Arrays.stream(values())
                .filter(operation -> operation.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Unknown operation '" + name + "'; the known ones are "
                        + Arrays.stream(values()).map(Enum::name).collect(Collectors.toCollection(TreeSet::new))));
    }
}
