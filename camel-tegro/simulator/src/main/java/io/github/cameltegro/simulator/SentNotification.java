package io.github.cameltegro.simulator;

import java.util.List;

/**
 * A notification and what has come back for it so far.
 *
 * @param orderId the merchant's id of the order it is about
 * @param url where it goes
 * @param payload what is posted
 * @param answers one for each attempt that has ended, oldest first
 */
public record SentNotification(
        String orderId, String url, NotificationPayload payload, List<NotificationAnswer> answers) {

    /** Whether the merchant has accepted it. */
    public boolean accepted() {
        return !answers.isEmpty() && last().accepted();
    }

    /** The latest answer; there must have been one. */
    public NotificationAnswer last() {
        return answers.get(answers.size() - 1);
    }
}
