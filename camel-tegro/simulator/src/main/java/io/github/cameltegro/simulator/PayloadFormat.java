package io.github.cameltegro.simulator;

/** How a notification is written down. Which one Tegro uses is disputed (docs/protocol.md, Notifications). */
public enum PayloadFormat {
    /** {@code application/x-www-form-urlencoded}. */
    FORM,
    /** {@code multipart/form-data}. */
    MULTIPART,
    /** {@code application/json}, every value a text. */
    JSON
}
