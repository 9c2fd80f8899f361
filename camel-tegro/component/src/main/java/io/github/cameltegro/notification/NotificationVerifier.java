package io.github.cameltegro.notification;

import io.github.cameltegro.TegroInvalidRequestException;
import io.github.cameltegro.TegroOperation;
import io.github.cameltegro.TegroSignatureException;
import io.github.cameltegro.model.Notification;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.apache.camel.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Verifies a notification that arrived some other way than at the notification endpoint: by the very same code. */
public final class NotificationVerifier {

    private static final Logger LOG = LoggerFactory.getLogger(NotificationVerifier.class);
    private static final String OPERATION = TegroOperation.verifyNotification.name();
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";

    private final String shopId;
    private final SignatureCheck signatureCheck;
    private final boolean trustMissingStatus;
    private final LongAdder previousKeyUses = new LongAdder();

    /**
     * @param previousSecretKey the secret key before the present one, or null
     * @param trustMissingStatus whether a notification without a status, but with more than a link's fields, is passed
     */
    public NotificationVerifier(String shopId, String secretKey, String previousSecretKey, boolean trustMissingStatus) {
        this.shopId = shopId;
        this.signatureCheck = new SignatureCheck(secretKey, previousSecretKey);
        this.trustMissingStatus = trustMissingStatus;
    }

    /**
     * Verifies a Map of fields.
     *
     * @throws TegroSignatureException if it proves nothing
     * @throws TegroInvalidRequestException if it is no notification at all
     */
    public Notification verify(Map<?, ?> fields) {
        try {
            Fields read = new Fields();
            MapBody.read(fields, read);
            return verify(new ReceivedFields(read.toList()));
        } catch (RefusedRequest e) {
            throw noNotification(e);
        }
    }

    /**
     * Verifies a body as it was posted.
     *
     * @param contentType its content type, or null: then JSON if it begins with a brace, blanks and a byte order mark
     *     aside, else a form
     * @throws TegroSignatureException if it proves nothing
     * @throws TegroInvalidRequestException if it is no notification at all
     */
    public Notification verify(String contentType, byte[] body) {
        String type = contentType;
        byte[] read = body;
        if (type == null || type.isBlank()) {
            int begin = begin(body);
            boolean json = begin < body.length && body[begin] == '{';
            type = json ? JSON : FORM;
            // a form is hashed as it is
            read = json ? Arrays.copyOfRange(body, begin, body.length) : body;
        }
        try {
            return verify(new ReceivedFields(FormReader.read(type, read)));
        } catch (RefusedRequest e) {
            throw noNotification(e);
        }
    }

    /** Where the body begins, behind a byte order mark, blanks and line breaks. */
    private static int begin(byte[] body) {
        int begin =
                body.length > 2 && body[0] == (byte) 0xEF && body[1] == (byte) 0xBB && body[2] == (byte) 0xBF ? 3 : 0;
        while (begin < body.length && Character.isWhitespace(body[begin])) {
            begin++;
        }
        return begin;
    }

    private static TegroInvalidRequestException noNotification(RefusedRequest e) {
        return new TegroInvalidRequestException(OPERATION, "body", "the body is no notification: " + e.getMessage());
    }

    /** How many notifications were signed with the previous secret key. */
    public long previousKeyUses() {
        return previousKeyUses.sum();
    }

    /** Sets the headers that go with it, and takes away all of ours that tell of something else. */
    public static void setHeaders(Notification notification, Message message) {
        message.removeHeaders("CamelTegro*");
        Notifications.headers(notification, null).forEach(message::setHeader);
    }

    private Notification verify(ReceivedFields received) {
        String missing = received.missing();
        if (missing != null) {
            throw new TegroInvalidRequestException(OPERATION, missing, missing + " is missing or unreadable");
        }
        if (!shopId.equalsIgnoreCase(received.text("shop_id"))) {
            throw new TegroSignatureException(OPERATION, "the notification is for another shop");
        }
        SignatureCheck.Result signature = signatureCheck.check(received);
        if (!signature.right()) {
            throw new TegroSignatureException(
                    OPERATION, "the notification's signature is wrong" + SignatureCheck.LIKELY_CAUSE);
        }
        if (signature.byPreviousKey()) {
            previousKeyUses.increment();
            LOG.warn(SignatureCheck.BY_PREVIOUS_KEY);
        }
        String unreadable = received.notUnderstood();
        if (unreadable != null) {
            throw new TegroInvalidRequestException(
                    OPERATION,
                    unreadable,
                    unreadable + " can't be read, so that the notification must not count as a payment");
        }
        Integer status = status(received);
        NotifiedPayment payment = NotifiedPayment.of(shopId, received, status == null ? -1 : status);
        return Notifications.of(
                received,
                signature.withEmpty(),
                status,
                received.test(),
                payment.key().text());
    }

    private Integer status(ReceivedFields received) {
        if (received.text("status") != null) {
            return Notification.parseNumber(received.text("status"));
        }
        if (received.onlyOfALink()) {
            throw new TegroSignatureException(
                    OPERATION,
                    "the notification has only what a payer's own unpaid link carries, which proves no payment");
        }
        if (!trustMissingStatus) {
            throw new TegroSignatureException(
                    OPERATION,
                    "the notification has no status, so that it proves no payment; ask tegro:order, or set"
                            + " trustMissingStatus=true if your notifications never have one");
        }
        return NotificationRules.missingStatus();
    }
}
