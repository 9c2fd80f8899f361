package io.github.cameltegro.simulator;

import java.nio.charset.StandardCharsets;

/**
 * What is posted to the merchant.
 *
 * @param contentType the {@code Content-Type} header
 * @param body the exact bytes
 */
public record NotificationPayload(String contentType, byte[] body) {

    /** Copies the bytes. */
    public NotificationPayload {
        body = body.clone();
    }

    /** A copy of the bytes. */
    @Override
    public byte[] body() {
        return body.clone();
    }

    /** The bytes as UTF-8 text. */
    public String bodyText() {
        return new String(body, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return contentType + ", " + body.length + " bytes";
    }
}
