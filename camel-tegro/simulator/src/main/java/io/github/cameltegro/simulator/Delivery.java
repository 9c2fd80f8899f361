package io.github.cameltegro.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** One notification on its way: its answers so far, the attempts it has left, and its end. */
final class Delivery {

    private final long number;
    private final String orderId;
    private final String url;
    private final NotificationPayload payload;
    private final CompletableFuture<NotificationAnswer> end = new CompletableFuture<>();
    private final List<NotificationAnswer> answers = new ArrayList<>();
    private int attemptsLeft;

    Delivery(long number, String orderId, String url, NotificationPayload payload, int attempts) {
        this.number = number;
        this.orderId = orderId;
        this.url = url;
        this.payload = payload;
        this.attemptsLeft = attempts;
    }

    /** As the sender counts them. */
    long number() {
        return number;
    }

    String orderId() {
        return orderId;
    }

    String url() {
        return url;
    }

    NotificationPayload payload() {
        return payload;
    }

    /** Ends with the last answer: the accepted one, or that of the last attempt. */
    CompletableFuture<NotificationAnswer> end() {
        return end;
    }

    /** Keeps an answer; true if another attempt is due. */
    boolean answered(NotificationAnswer answer) {
        boolean again;
        synchronized (this) {
            answers.add(answer);
            attemptsLeft--;
            again = attemptsLeft > 0 && !answer.accepted();
        }
        if (!again) {
            end.complete(answer);
        }
        return again;
    }

    /** Whether it may be attempted once more. */
    synchronized boolean open() {
        return attemptsLeft > 0;
    }

    synchronized void giveUp() {
        attemptsLeft = 0;
        end.cancel(false);
    }

    synchronized SentNotification snapshot() {
        return new SentNotification(orderId, url, payload, List.copyOf(answers));
    }
}
