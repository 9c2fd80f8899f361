package io.github.cameltegro.simulator;

import java.util.List;
import java.util.Map;

/**
 * What came back for one attempt to deliver a notification.
 *
 * @param status the HTTP status, or 0 if there was no answer
 * @param body the body as UTF-8 text, or empty
 * @param headers the header fields, names in lower case
 * @param failure why there was no answer, or null if there was one
 */
public record NotificationAnswer(int status, String body, Map<String, List<String>> headers, String failure) {

    /** Whether it ends the retries: any 2xx does (docs/protocol.md, Notifications: no source asks for more). */
    public boolean accepted() {
        return status >= 200 && status < 300;
    }

    static NotificationAnswer none(Throwable failure) {
        return new NotificationAnswer(0, "", Map.of(), failure.toString());
    }
}
