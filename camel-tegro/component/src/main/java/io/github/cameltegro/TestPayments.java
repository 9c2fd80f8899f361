package io.github.cameltegro;

/** What becomes of notifications of test payments. */
public enum TestPayments {
    /** Acknowledged, but not routed. */
    ignore,
    /** Routed like others; the header {@code CamelTegroTest} is true. */
    route,
    /** Refused with HTTP 403. */
    reject
}
