/**
 * A stateful Tegro.money for tests and for trying things out: it checks what the real gateway is known to check, keeps
 * orders, payouts and balances, and fails on demand. Start with {@link
 * io.github.cameltegro.simulator.TegroSimulator#builder()}.
 */
package io.github.cameltegro.simulator;
