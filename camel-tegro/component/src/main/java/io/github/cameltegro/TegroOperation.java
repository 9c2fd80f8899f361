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
import java.util.Objects;
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
            List.of(CURRENCY, AMOUNT, ORDER_ID, PAYMENT_SYSTEM, TEST, NOTIFY_URL, FIELDS_EMAIL, FIELDS_PHONE),
            Set.of()),
    shops(Polling.ANSWER, Shops.class, List.of(), Set.of(), Set.of()),
    balance(Polling.ANSWER, Balance.class, List.of(), Set.of(), Set.of("onlyChanges")),
    order(Polling.RECORD, Order.class, List.of(MERCHANT_ORDER, TEGRO_ORDER), Set.of(), Set.of()),
    orders(
            Polling.RECORDS,
            Orders.class,
            List.of(PAGE),
            Set.of("allPages", "maxPages"),
            Set.of("paidOnly", "testPayments")),
    createWithdrawal(
            true,
            Withdrawal.class,
            List.of(PAYOUT_CURRENCY, PAYOUT_ACCOUNT, PAYOUT_AMOUNT, PAYOUT_ID, PAYOUT_SYSTEM),
            Set.of("idempotentRepository", "payoutsWithoutRecord", "recordTimeout", "lookupAttempts", "lookupDelay")),
    withdrawal(Polling.RECORD, Withdrawal.class, List.of(MERCHANT_PAYOUT, TEGRO_PAYOUT), Set.of(), Set.of()),
    withdrawals(Polling.RECORDS, Withdrawals.class, List.of(PAGE), Set.of("allPages", "maxPages"), Set.of()),
    /** Takes away the record of a payout that surely was not made; Tegro itself knows no such call. */
    releaseWithdrawal(
            true,
            null,
            List.of(PAYOUT_ID),
            Set.of("confirm", "idempotentRepository", "recordTimeout", "lookupAttempts", "lookupDelay", "maxPages")),
    rates(Polling.ANSWER, OpenObject.class, List.of(RATE_FROM, RATE_TO), Set.of(), Set.of()),
    modules(false, OpenObject.class, List.of(), Set.of()),
    paymentLink(Inputs.PAYMENT, Set.of()),
    paymentForm(Inputs.PAYMENT, Set.of("outputType")),
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

    /** Fields that several operations read. */
    private static final class Inputs {
        static final List<RequestField> PAYMENT = List.of(
                AMOUNT,
                CURRENCY,
                ORDER_ID,
                TEST,
                PAYMENT_SYSTEM,
                LANG,
                SUCCESS_URL,
                FAIL_URL,
                NOTIFY_URL,
                FIELDS_EMAIL,
                FIELDS_PHONE);
    }

    /** Where an operation's work is done. */
    private enum Side {
        /** A call of Tegro. */
        REMOTE,
        /** Here, with no network. */
        LOCAL,
        /** Here, when Tegro calls. */
        CONSUMER
    }

    /** What a route gets that begins with an operation and calls it again and again. */
    public enum Polling {
        /** The operation can't be polled. */
        NONE(false, Set.of()),
        /** Each answer. */
        ANSWER(true, Set.of()),
        /** Each status of the one order or payout that the URI names, once. */
        RECORD(true, Set.of("idempotentRepository", "inProgressRepository")),
        /** Each status of each order or payout, once. */
        RECORDS(true, Set.of("idempotentRepository", "inProgressRepository", "watchFor", "maxMessagesPerPoll"));

        private final Set<String> options;

        Polling(boolean scheduled, Set<String> options) {
            this.options = scheduled ? union(PollingOptions.SCHEDULER, options) : options;
        }
    }

    private final Side side;
    private final boolean write;
    private final Polling polling;
    private final Class<?> answerType;
    private final List<RequestField> fields;
    private final Set<String> pollingOptions;
    private final Set<String> ownOptions;

    /** A call that is polled, too. */
    TegroOperation(
            Polling polling,
            Class<?> answerType,
            List<RequestField> fields,
            Set<String> otherOptions,
            Set<String> pollingOptions) {
        this(Side.REMOTE, false, polling, answerType, fields, otherOptions, pollingOptions);
    }

    /** A call. */
    TegroOperation(boolean write, Class<?> answerType, List<RequestField> fields, Set<String> otherOptions) {
        this(Side.REMOTE, write, Polling.NONE, answerType, fields, otherOptions, Set.of());
    }

    /** Something to sign, with no call of Tegro. */
    TegroOperation(List<RequestField> fields, Set<String> options) {
        this(Side.LOCAL, false, Polling.NONE, null, fields, options, Set.of());
    }

    /** No call of Tegro. */
    TegroOperation(Side side, Set<String> options) {
        this(side, false, Polling.NONE, null, List.of(), options, Set.of());
    }

    TegroOperation(
            Side side,
            boolean write,
            Polling polling,
            Class<?> answerType,
            List<RequestField> fields,
            Set<String> otherOptions,
            Set<String> pollingOptions) {
        this.side = side;
        this.write = write;
        this.polling = polling;
        this.answerType = answerType;
        this.fields = fields;
        this.pollingOptions = union(polling.options, pollingOptions);
        this.ownOptions = Stream.of(
                        fields.stream().map(RequestField::option).filter(Objects::nonNull),
                        otherOptions.stream(),
                        this.pollingOptions.stream(),
                        answerType == null ? Stream.<String>empty() : Stream.of("outputType"))
                .flatMap(names -> names)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        return Stream.concat(some.stream(), others.stream()).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether it calls Tegro, for which it needs the API key. */
    public boolean isRemote() {
        return side == Side.REMOTE;
    }

    /** Whether routes only begin with it. */
    public boolean isConsumer() {
        return side == Side.CONSUMER;
    }

    /** Where the call or the payer goes, under the base URL. */
    public String path() {
        return switch (this) {
            case paymentLink -> "/pay/";
            case paymentForm -> "/pay/form/";
            default -> "/api/" + name() + "/";
        };
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

    /** What a route gets that begins with it; {@link Polling#NONE} where it is no call or has an effect. */
    public Polling polling() {
        return polling;
    }

    /** Those of {@link #ownOptions()} that are read only where a route begins with it. */
    Set<String> pollingOptions() {
        return pollingOptions;
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
