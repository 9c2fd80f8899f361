package io.github.cameltegro.benchmarks;

import java.io.IOException;

/** What one thread does over and over. */
interface Work extends AutoCloseable {

    /** Does it once, and throws if it did not come out right: a fast failure is no speed. */
    void once() throws Exception;

    @Override
    default void close() throws IOException {
        // most hold nothing
    }
}
