package io.github.cameltegro.simulator;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.nio.charset.StandardCharsets;

/** An answer before it goes on the wire. */
record Reply(int status, String contentType, byte[] body) {

    static Reply json(int status, byte[] body) {
        return new Reply(status, "application/json", body);
    }

    static Reply html(int status, String body) {
        return new Reply(status, "text/html; charset=UTF-8", body.getBytes(StandardCharsets.UTF_8));
    }

    Reply withStatus(int other) {
        return new Reply(other, contentType, body);
    }

    ResponseDefinitionBuilder toWire() {
        return ResponseDefinitionBuilder.responseDefinition()
                .withStatus(status)
                .withHeader("Content-Type", contentType)
                .withBody(body);
    }
}
