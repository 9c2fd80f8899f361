package io.github.cameltegro.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The scripts in force, in the order they were written. */
final class FaultScripts {

    private final List<FaultScript> scripts = new ArrayList<>();
    private long given;

    synchronized void add(FaultScript script) {
        script.number(++given);
        scripts.add(script);
    }

    /** Hands each script to the reader, oldest first, while none of them can strike. */
    synchronized void each(Consumer<FaultScript> reader) {
        scripts.forEach(reader);
    }

    /** Ends one script; false if there is none of that number. */
    synchronized boolean end(long number) {
        return scripts.removeIf(script -> script.number() == number);
    }

    synchronized Optional<Fault> take(RecordedRequest request) {
        return scripts.stream().flatMap(script -> script.take(request).stream()).findFirst();
    }

    synchronized void clear() {
        scripts.clear();
    }
}
