package io.github.cameltegro.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The scripts in force, in the order they were written. */
final class FaultScripts {

    private final List<FaultScript> scripts = new ArrayList<>();

    synchronized void add(FaultScript script) {
        scripts.add(script);
    }

    synchronized Optional<Fault> take(RecordedRequest request) {
        return scripts.stream().flatMap(script -> script.take(request).stream()).findFirst();
    }

    synchronized void clear() {
        scripts.clear();
    }
}
