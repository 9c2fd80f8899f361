package io.github.cameltegro;

import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * Puts what the component gives into the body, and knows it when it comes by as the body of a later call: an answer
 * gives that one no fields. Records and lists tell by their types; a text is like any other.
 */
public final class AnswerBody {

    private static final String PROPERTY = "CamelTegroAnswerText";
    private static final String JSON = "application/json";

    private AnswerBody() {}

    /** Puts an answer of Tegro, in the shape that was asked for. */
    public static void put(Exchange exchange, Object body, OutputType outputType) {
        if (outputType == OutputType.json) {
            putText(exchange, body, JSON);
        } else {
            exchange.getMessage().setBody(body);
        }
    }

    /**
     * Puts a text.
     *
     * @param contentType its type, or null where it needs none
     */
    public static void putText(Exchange exchange, Object text, String contentType) {
        Message message = exchange.getMessage();
        message.setBody(text);
        if (contentType != null) {
            message.setHeader(Exchange.CONTENT_TYPE, contentType);
        }
        exchange.setProperty(PROPERTY, text);
    }

    /** Whether it is the very text that was put, not one that reads the same. */
    public static boolean isText(Exchange exchange, Object body) {
        return body == exchange.getProperty(PROPERTY);
    }
}
