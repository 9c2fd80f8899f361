package io.github.cameltegro.benchmarks;

/** A rival whose work is done by the thread that asks for it, and is the same for all threads. */
record CallerRival(String name, Work work) implements Rival {

    @Override
    public Place place() {
        return Place.CALLER;
    }
}
