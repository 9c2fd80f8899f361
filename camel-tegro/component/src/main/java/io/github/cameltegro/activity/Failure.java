package io.github.cameltegro.activity;

import java.time.Instant;

/**
 * Something that failed; nothing of what was sent or received.
 *
 * @param time when
 * @param operation the operation's name
 * @param type the simple name of the exception, or the outcome of the notification
 * @param httpStatus of Tegro's answer or of ours to it, or 0 where there was none
 */
public record Failure(Instant time, String operation, String type, int httpStatus) {}
