package io.github.cameltegro.notification;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.github.cameltegro.TestPayments;
import io.github.cameltegro.activity.AccountActivity;
import io.github.cameltegro.activity.Metrics;
import io.github.cameltegro.model.Notification;
import io.github.cameltegro.protocol.FormField;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * 120,000 mutations of valid notifications, and what the endpoint makes of their bytes: nothing that wasn't signed is
 * taken, nothing ends in an error, and none costs more than its size.
 */
class NotificationFuzzTest {

    private static final int TRIES = 40_000;
    /** The most memory that one notification may cost, in bytes for each of its own, once all classes are loaded. */
    private static final long MEMORY = 25;

    private static final String SHOP = "D0F98E7D7742609DC508D86BB7500914";
    private static final String SECRET = "uW6%hQ&9e+Xb2*kV(t4)rCz~y8Mn";
    private static final String PREVIOUS = "the secret key of last year";
    private static final Set<Outcome> NOT_SIGNED =
            EnumSet.of(Outcome.INCOMPLETE, Outcome.OTHER_SHOP, Outcome.WRONG_SIGNATURE);

    private static final SignedFields[] VALID = {
        recorded(SECRET, Outcome.ROUTED, List.of(), "1686381545:2", "1"),
        recorded(
                SECRET,
                Outcome.ROUTED,
                List.of(),
                "Заказ №1 & Co = 🛒 +%*~'\"\\",
                "1",
                "x.y",
                " ",
                "a[b]",
                "1",
                "a[a]",
                "2",
                "note",
                "line\r\nline",
                "имя",
                "ёж",
                "~",
                "*"),
        recorded(SECRET, Outcome.ROUTED, List.of("email", "phone"), "nulls", "1"),
        recorded(SECRET, Outcome.ROUTED, List.of(), "empty", "1", "email", ""),
        recorded(PREVIOUS, Outcome.ROUTED, List.of(), "rotation", "1"),
        recorded(SECRET, Outcome.TEST_REJECTED, List.of(), "test", "1", "test", "1"),
        recorded(SECRET, Outcome.OTHER_STATUS, List.of(), "failed", "2"),
        SignedFields.of(
                SECRET,
                Outcome.ROUTED,
                List.of("status"),
                "shop_id",
                SHOP,
                "amount",
                "100",
                "order_id",
                "123",
                "payment_system",
                "16",
                "currency",
                "RUB"),
        SignedFields.of(
                SECRET,
                Outcome.ONLY_A_LINK,
                List.of("status"),
                "amount",
                "100.00",
                "currency",
                "RUB",
                "order_id",
                "payer@example.com",
                "shop_id",
                SHOP)
    };

    private static SignedFields recorded(
            String secret, Outcome expected, List<String> unsigned, String orderId, String status, String... more) {
        List<String> fields = new ArrayList<>(List.of(
                "id",
                "5D41402ABC4B2A76B9719D911017C592",
                "shop_id",
                SHOP,
                "date_created",
                "2023-07-29 10:11:12",
                "date_payed",
                "2023-07-29 10:12:13",
                "status",
                status,
                "payment_system",
                "45",
                "currency_id",
                "2",
                "currency",
                "USD",
                "amount",
                "21877.52",
                "fee",
                "459.43",
                "order_id",
                orderId,
                "public_key",
                SHOP));
        fields.addAll(List.of(more));
        return SignedFields.of(secret, expected, unsigned, fields.toArray(String[]::new));
    }

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static long heapBefore;

    private static SignedFields original;

    private static final NotificationRules RULES =
            new NotificationRules(NotificationRules.statuses("1,3"), true, TestPayments.reject, false);

    private static final NotificationDesk DESK = new NotificationDesk(
            SHOP,
            new SignatureCheck(SECRET, PREVIOUS),
            RULES,
            new PaymentFinder(SHOP, RULES, null),
            new LookUps(1),
            // keeps no marks, so that all is routed that gets so far
            new Acknowledgement(MemoryRepository.bounded(0), MemoryRepository.unbounded(), () -> null),
            OutcomeLog.ofNotifications(new AccountActivity(SHOP, "", Metrics.NONE), ""),
            (notification, order, late) -> {
                assertSame(notification);
                return Outcome.ROUTED;
            });

    private static void assertSame(Notification routed) {
        assertThat(original.expected()).isEqualTo(Outcome.ROUTED);
        assertThat(routed.fields()).isEqualTo(original.texts());
        assertThat(routed.orderId()).isEqualTo(original.texts().get("order_id"));
        assertThat(routed.amount()).isEqualTo(new BigDecimal(original.texts().get("amount")));
        assertThat(routed.status()).isEqualTo(1);
        assertThat(routed.test()).isFalse();
    }

    @BeforeContainer
    static void measure() {
        for (long seed = 0; seed < 2_000; seed++) {
            takeMutated(FieldWriter.values()[(int) (seed % 3)], new SplittableRandom(seed), Integer.MAX_VALUE);
        }
        heapBefore = heap();
    }

    @AfterContainer
    static void nothing_is_kept() {
        assertThat(heap() - heapBefore).isLessThan(16L << 20);
    }

    private static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Property(tries = TRIES)
    void a_mutated_form_is_taken_only_if_it_says_what_was_signed(@ForAll long seed) {
        takeMutated(FieldWriter.FORM, new SplittableRandom(seed), MEMORY);
    }

    @Property(tries = TRIES)
    void mutated_multipart_is_taken_only_if_it_says_what_was_signed(@ForAll long seed) {
        takeMutated(FieldWriter.MULTIPART, new SplittableRandom(seed), MEMORY);
    }

    @Property(tries = TRIES)
    void mutated_json_is_taken_only_if_it_says_what_was_signed(@ForAll long seed) {
        takeMutated(FieldWriter.JSON, new SplittableRandom(seed), MEMORY);
    }

    private static void takeMutated(FieldWriter writer, SplittableRandom random, long memory) {
        original = VALID[random.nextInt(VALID.length)];
        String otherSign = VALID[random.nextInt(VALID.length)].sign();
        List<FormField> fields = original.fields();
        for (int i = random.nextInt(5); i > 0; i--) {
            FieldMutations.mutate(fields, otherSign, random);
        }
        byte[] body = writer.write(fields, random);
        for (int i = random.nextInt(6) - 2; i > 0; i--) {
            body = BodyMutations.mutate(body, random);
        }
        String contentType = random.nextInt(20) > 0
                ? writer.contentType
                : new String(BodyMutations.mutate(writer.contentType.getBytes(ISO_8859_1), random), ISO_8859_1);
        take(contentType, body, memory);
    }

    private static void take(String contentType, byte[] body, long memory) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        List<FormField> received;
        Outcome outcome;
        try {
            received = FormReader.read(contentType, body);
            outcome = DESK.take(new ReceivedFields(received));
        } catch (RefusedRequest e) {
            assertThat(e.status()).isIn(400, 415);
            return;
        }
        assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).isLessThan(300_000 + memory * body.length);
        assertThat(outcome.httpStatus()).isLessThan(500);
        if (!NOT_SIGNED.contains(outcome)) {
            assertThat(original.areThose(received)).isTrue();
            assertThat(outcome).isEqualTo(original.expected());
        }
    }

    @Property(tries = 6_000)
    void what_means_the_same_is_taken(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        original = VALID[random.nextInt(VALID.length)];
        List<FormField> fields = new ArrayList<>(original.fields());
        boolean signsEmpty = original.signed().containsValue("");
        if (!signsEmpty && random.nextBoolean()) {
            fields.add(FormField.of("null" + random.nextInt(9), ""));
        }
        fields = inOtherOrder(fields, random);
        FieldWriter writer = FieldWriter.values()[random.nextInt(3)];
        byte[] body = writer.write(fields, random);
        try {
            assertThat(DESK.take(new ReceivedFields(FormReader.read(writer.contentType, body))))
                    .isEqualTo(original.expected());
        } catch (RefusedRequest e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    /** Nested fields stay in their own order, which PHP hashes. */
    private static List<FormField> inOtherOrder(List<FormField> fields, SplittableRandom random) {
        List<FormField> shuffled = FieldMutations.shuffled(fields, random);
        List<FormField> nested =
                fields.stream().filter(NotificationFuzzTest::isNested).toList();
        int next = 0;
        for (int i = 0; i < shuffled.size(); i++) {
            if (isNested(shuffled.get(i))) {
                shuffled.set(i, nested.get(next++));
            }
        }
        return shuffled;
    }

    private static boolean isNested(FormField field) {
        return new String(field.name(), ISO_8859_1).contains("[");
    }
}
