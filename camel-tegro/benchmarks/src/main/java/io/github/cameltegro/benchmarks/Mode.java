package io.github.cameltegro.benchmarks;

import java.util.Locale;

/** What can be run; each writes a section of its own. */
enum Mode {
    /** All rivals. */
    COMPARE(new CompareRun()),
    /** Calls that go further and further. */
    PARTS(new PartsRun()),
    /** How long a context takes to start. */
    STARTUP(new StartUpRun()),
    /** From 1 to 32 threads. */
    THREADS(new ThreadsRun()),
    /** From 10 to 100,000 known orders, and what each keeps in memory. */
    ORDERS(new OrdersRun()),
    /** Notifications from 1 KB to 64 KB. */
    SIZES(new SizesRun()),
    /** From 1 to 500 endpoints in one context. */
    ENDPOINTS(new EndpointsRun()),
    /** Only some of the rivals, for a profiler to look at; no table. */
    PROFILE(new ProfileRun()),
    /** A day's work and more, with an eye on the heap. */
    SOAK(new SoakRun());

    /** What a mode does. */
    interface Run {
        /** Runs, and gives the section for the page. */
        Section run(Settings settings) throws Exception;
    }

    private final Run run;

    Mode(Run run) {
        this.run = run;
    }

    Section run(Settings settings) throws Exception {
        return run.run(settings);
    }

    String section() {
        return name().toLowerCase(Locale.ROOT);
    }
}
