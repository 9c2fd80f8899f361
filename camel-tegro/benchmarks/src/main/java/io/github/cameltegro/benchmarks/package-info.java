/**
 * How fast the component is: beside its limits, beside the routes that people write by hand, and beside itself as things
 * grow. Every run has its rivals take turns in one process, for figures of two runs on one machine differ more than most
 * rivals do. See docs/performance.md.
 */
package io.github.cameltegro.benchmarks;
