package io.github.cameltegro.notification;

import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * An answer to the gateway: a status and a short plain text, and nothing of what was received.
 *
 * @param status the HTTP status
 * @param okBody the text for status 200
 */
record HttpReply(int status, String okBody) {

    /** Seconds; Tegro documents no rule of its own for retries. */
    private static final String RETRY_AFTER = "30";

    static void write(Exchange http, HttpReply reply) {
        Message message = http.getMessage();
        // what came in as header, field or query parameter would go out as a header
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, reply.status);
        message.setHeader(Exchange.CONTENT_TYPE, "text/plain; charset=utf-8");
        if (reply.status == 503) {
            message.setHeader("Retry-After", RETRY_AFTER);
        } else if (reply.status == 405) {
            message.setHeader("Allow", "POST");
        }
        message.setBody(reply.status == 200 ? reply.okBody : phrase(reply.status));
    }

    private static String phrase(int status) {
        return switch (status) {
            case 400 -> "Bad Request";
            case 403 -> "Forbidden";
            case 405 -> "Method Not Allowed";
            case 408 -> "Request Timeout";
            case 413 -> "Content Too Large";
            case 415 -> "Unsupported Media Type";
            case 500 -> "Internal Server Error";
            default -> "Service Unavailable";
        };
    }
}
