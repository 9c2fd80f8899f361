package io.github.cameltegro.simulator;

import java.time.Duration;

/** How notifications are sent unless one is told otherwise. */
record NotificationSettings(
        String url, FieldSet fieldSet, PayloadFormat format, int attempts, Duration interval, Duration timeout) {

    static final NotificationSettings DEFAULT = new NotificationSettings(
            null, FieldSet.RECORDED, PayloadFormat.FORM, 5, Duration.ofSeconds(1), Duration.ofSeconds(10));

    /** The URL itself if it can be posted to; null stays null. */
    static String checked(String url) {
        if (url != null && !url.matches("https?://[^/\\s]+\\S*")) {
            throw new IllegalArgumentException("A notification URL begins with http:// or https:// and a host");
        }
        return url;
    }

    NotificationSettings withUrl(String other) {
        return new NotificationSettings(checked(other), fieldSet, format, attempts, interval, timeout);
    }

    NotificationSettings withFieldSet(FieldSet other) {
        return new NotificationSettings(url, other, format, attempts, interval, timeout);
    }

    NotificationSettings withFormat(PayloadFormat other) {
        return new NotificationSettings(url, fieldSet, other, attempts, interval, timeout);
    }

    NotificationSettings withRetries(int otherAttempts, Duration otherInterval) {
        return new NotificationSettings(url, fieldSet, format, otherAttempts, otherInterval, timeout);
    }

    NotificationSettings withTimeout(Duration other) {
        return new NotificationSettings(url, fieldSet, format, attempts, interval, other);
    }
}
