package io.github.cameltegro.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import io.github.cameltegro.OutputType;
import io.github.cameltegro.TegroException;
import io.github.cameltegro.TegroOperation;
import io.github.cameltegro.TegroOutcomeUnknownException;
import io.github.cameltegro.TegroRejectedException;
import io.github.cameltegro.TegroUnavailableException;
import io.github.cameltegro.model.AnswerList;
import io.github.cameltegro.model.UnreadableFieldException;
import java.io.IOException;
import java.util.Locale;

/** Tells from HTTP status and {@code type} together what became of a call, and reads what it answered. */
final class AnswerReader {

    private static final String FIREWALL =
            " (the firewall before Tegro turns away some User-Agents: see the option userAgent)";

    private static final String NO_SUCH_PATH = " (is baseUrl Tegro's address, without /api?)";

    private static final String WRONG_KEY =
            ". Is apiKey the API key of this shop? Often it is the secret key instead, or a key of another shop: compare"
                    + " shopId, apiKey and secretKey with Tegro's cabinet";

    private final TegroOperation operation;
    private final OutputType outputType;
    private final AnswerForm form;
    private final AnswerForm typedForm;
    private final Quote quote;
    private final LeftOutRecords leftOut;

    AnswerReader(TegroOperation operation, OutputType outputType, Quote quote) {
        this.operation = operation;
        this.outputType = outputType;
        this.form = AnswerForm.of(operation, outputType);
        this.typedForm = outputType == OutputType.pojo ? form : AnswerForm.typed(operation);
        this.quote = quote;
        this.leftOut = new LeftOutRecords(operation, quote);
    }

    /** Reads the answer's {@code data}. */
    TegroResult read(HttpAnswer answer) {
        if (answer.isRedirect()) {
            throw unknown(
                    answer,
                    "HTTP " + answer.status() + " leads elsewhere"
                            + (answer.location() == null ? "" : ", to " + quote.of(answer.location()) + ",")
                            + " and is not followed; is baseUrl right?");
        }
        Envelope envelope = envelope(answer);
        if (envelope.isSuccess() && answer.isSuccess()) {
            return data(answer, envelope);
        }
        // of 429, only what Tegro itself says counts: anyone on the way may have sent it
        if (envelope.isRefusal() && answer.canRefuse() && (!answer.isTooManyRequests() || isError(envelope))) {
            throw rejected(answer, envelope);
        }
        throw unknown(
                answer,
                "HTTP " + answer.status() + " with type " + quote.of(String.valueOf(envelope.type())) + " and desc "
                        + quote.of(envelope.desc()));
    }

    private static boolean isError(Envelope envelope) {
        return "error".equals(envelope.type());
    }

    private Envelope envelope(HttpAnswer answer) {
        try {
            return Envelope.parse(answer.bytes(), answer.length(), form);
        } catch (JsonMappingException e) {
            throw wrongForm(answer, e);
        } catch (IOException e) {
            throw unknown(
                    answer,
                    "HTTP " + answer.status() + " with an answer that is not Tegro's JSON (" + reason(e) + "): "
                            + quote.of(answer.bytes(), answer.length()) + hint(answer.status()));
        }
    }

    private TegroResult data(HttpAnswer answer, Envelope envelope) {
        if (!envelope.hasData()) {
            if (!operation.needsData()) {
                return new TegroResult(null, outputType == OutputType.json ? "null" : null);
            }
            throw unknown(answer, "the answer says success but has no data");
        }
        try {
            Object body = outputType == OutputType.json ? envelope.dataText() : envelope.data();
            Object typed = outputType == OutputType.pojo ? body : typedIfReadable(envelope);
            if (typed instanceof AnswerList<?> list) {
                leftOut.report(list.leftOut());
            }
            return new TegroResult(typed, body);
        } catch (IOException e) {
            throw wrongForm(answer, e);
        }
    }

    /** The headers are taken from the typed answer; who asked for a map or the text gets it in any case. */
    private Object typedIfReadable(Envelope envelope) throws IOException {
        try {
            return envelope.read(typedForm);
        } catch (JsonMappingException e) {
            return envelope.read(MapForm.INSTANCE);
        }
    }

    private TegroRejectedException rejected(HttpAnswer answer, Envelope envelope) {
        String desc = envelope.desc();
        // a call that is refused for its nonce was not processed, and the next one draws another
        String lowerCase = desc.toLowerCase(Locale.ROOT);
        boolean retryable = lowerCase.contains("nonce") || answer.isTooManyRequests();
        String message = "Tegro refused" + (desc.isEmpty() ? "" : ": " + quote.of(desc))
                + (isError(envelope) ? "" : ", type " + quote.of(envelope.type()))
                + " (HTTP " + answer.status() + ")"
                + (lowerCase.contains("authorization") || lowerCase.contains("signature") ? WRONG_KEY : "");
        return told(
                answer,
                new TegroRejectedException(
                        operation.name(),
                        answer.status(),
                        retryable,
                        quote.whole(envelope.type()),
                        quote.whole(desc),
                        message));
    }

    /** No answer came, or none that could be read to its end. */
    TegroException failed(TransportException e) {
        return e.sent()
                ? new TegroOutcomeUnknownException(
                        operation.name(),
                        e.status(),
                        !operation.isWrite(),
                        "sent, but " + quote.plain(e.getMessage()),
                        quote.cause(e.getCause()))
                : new TegroUnavailableException(
                        operation.name(), 0, "not sent: " + quote.plain(e.getMessage()), quote.cause(e.getCause()));
    }

    private TegroOutcomeUnknownException wrongForm(HttpAnswer answer, IOException e) {
        return unknown(
                answer,
                "the answer's data has an unexpected form" + reason(e) + ", in "
                        + quote.of(answer.bytes(), answer.length()));
    }

    /**
     * Checks what createOrder's response says of the order that was to be created.
     *
     * @param orderId the merchant's id
     */
    void checkCreated(CreatedOrders orders, HttpAnswer answer, TegroResult result, String orderId) {
        String flaw = orders.flaw(answer.connection(), result.typed(), orderId, quote);
        if (flaw != null) {
            throw unknown(answer, flaw + "; look the order up before you create it again");
        }
    }

    private TegroOutcomeUnknownException unknown(HttpAnswer answer, String message) {
        return told(
                answer,
                new TegroOutcomeUnknownException(
                        operation.name(), answer.status(), !operation.isWrite(), message, null));
    }

    private static <E extends TegroException> E told(HttpAnswer answer, E failure) {
        failure.setRetryAfter(answer.retryAfter());
        return failure;
    }

    private static String hint(int status) {
        return switch (status) {
            case 403 -> FIREWALL;
            case 404 -> NO_SUCH_PATH;
            default -> "";
        };
    }

    /** The reason without what Jackson says of the source, which is no use to a reader and may quote it. */
    private String reason(IOException e) {
        if (e.getCause() instanceof UnreadableFieldException field) {
            return " at data." + field.field() + ": " + quote.plain(field.problem());
        }
        if (e instanceof JsonMappingException mapping) {
            StringBuilder path = new StringBuilder();
            for (JsonMappingException.Reference step : mapping.getPath()) {
                path.append(step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName());
            }
            return " at data" + path + ": " + quote.plain(mapping.getOriginalMessage());
        }
        return quote.plain(e instanceof JsonProcessingException json ? json.getOriginalMessage() : e.getMessage());
    }
}
