/**
 * Record, send, know: payouts that are never made twice, and answers that got lost.
 *
 * <p>A payout is recorded before it is sent and its attempt is released only where it definitely was not made. What lies
 * between is looked up, and told as unknown where Tegro does not tell.
 */
package io.github.cameltegro.producer.payout;
