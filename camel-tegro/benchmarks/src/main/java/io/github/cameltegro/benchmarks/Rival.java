package io.github.cameltegro.benchmarks;

/** One way to do a thing, to be measured beside others. */
interface Rival {

    /** Where a rival's work is done, and so whose allocations are its own. */
    enum Place {
        /** By the thread that asks for it. */
        CALLER,
        /** By a server's threads; the caller is only a client. */
        SERVER
    }

    String name();

    Place place();

    /** Work for one more thread. */
    Work work() throws Exception;
}
