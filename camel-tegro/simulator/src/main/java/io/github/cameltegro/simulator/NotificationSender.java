package io.github.cameltegro.simulator;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Posts notifications, tries again those that aren't accepted, and remembers all of them until the next reset. */
final class NotificationSender {

    private final NotificationSettings settings;
    private final HttpClient http;
    private final ScheduledThreadPoolExecutor scheduler;
    private final AtomicLong begun = new AtomicLong();
    private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();

    NotificationSender(NotificationSettings settings) {
        this.settings = settings;
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.timeout())
                .build();
        this.scheduler = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "tegro-simulator-retries");
            thread.setDaemon(true);
            return thread;
        });
    }

    NotificationSettings settings() {
        return settings;
    }

    /** Sends once, or with retries until it is accepted or the attempts are used up. */
    CompletableFuture<NotificationAnswer> send(
            String orderId, String url, NotificationPayload payload, boolean retrying) {
        Delivery delivery =
                new Delivery(begun.incrementAndGet(), orderId, url, payload, retrying ? settings.attempts() : 1);
        deliveries.add(delivery);
        attempt(delivery);
        return delivery.end();
    }

    /** Posts the same bytes to the same address once more; false if there is no such delivery. */
    boolean sendAgain(long number, int copies) {
        Optional<Delivery> found = deliveries.stream()
                .filter(delivery -> delivery.number() == number)
                .findFirst();
        found.ifPresent(delivery -> {
            for (int copy = 0; copy < copies; copy++) {
                send(delivery.orderId(), delivery.url(), delivery.payload(), false);
            }
        });
        return found.isPresent();
    }

    /** All since the last reset, in the order they were begun. */
    List<Delivery> deliveries() {
        return List.copyOf(deliveries);
    }

    List<SentNotification> sent() {
        return deliveries.stream().map(Delivery::snapshot).toList();
    }

    void reset() {
        scheduler.getQueue().clear();
        deliveries.forEach(Delivery::giveUp);
        deliveries.clear();
    }

    void close() {
        reset();
        scheduler.shutdownNow();
    }

    private void attempt(Delivery delivery) {
        if (!delivery.open()) {
            return;
        }
        post(delivery).thenAccept(answer -> {
            if (delivery.answered(answer) && !scheduler.isShutdown()) {
                scheduler.schedule(() -> attempt(delivery), settings.interval().toMillis(), TimeUnit.MILLISECONDS);
            }
        });
    }

    private CompletableFuture<NotificationAnswer> post(Delivery delivery) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(delivery.url()))
                .timeout(settings.timeout())
                .header("Content-Type", delivery.payload().contentType())
                .header("User-Agent", "camel-tegro-simulator")
                .POST(HttpRequest.BodyPublishers.ofByteArray(delivery.payload().body()))
                .build();
        return http.sendAsync(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8))
                .thenApply(NotificationSender::answer)
                .exceptionally(
                        failure -> NotificationAnswer.none(failure.getCause() == null ? failure : failure.getCause()));
    }

    private static NotificationAnswer answer(HttpResponse<String> response) {
        Map<String, List<String>> headers = response.headers().map();
        return new NotificationAnswer(response.statusCode(), response.body(), headers, null);
    }
}
