package io.github.cameltegro.activity;

/** An outcome that is counted; the constants of an enum. */
public interface Counted {

    /** The name in counters, metrics and audit lines. */
    String text();
}
