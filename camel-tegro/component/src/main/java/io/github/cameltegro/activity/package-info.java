/**
 * What went on: calls, payouts and notifications, counted by outcome.
 *
 * <p>Each is counted at one place, when it ends, in a {@link io.github.cameltegro.activity.Tally}. JMX, the dev console
 * and the metrics all show these counts.
 */
package io.github.cameltegro.activity;
