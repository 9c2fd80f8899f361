package io.github.cameltegro.simulator;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/** The latest calls, oldest first; bounded, so that a long load run doesn't fill the memory. */
final class RequestLog {

    static final int LIMIT = 50_000;

    private final Deque<RecordedRequest> requests = new ArrayDeque<>();

    synchronized void add(RecordedRequest request) {
        if (requests.size() == LIMIT) {
            requests.removeFirst();
        }
        requests.addLast(request);
    }

    synchronized List<RecordedRequest> all() {
        return List.copyOf(requests);
    }

    /** At most that many, newest first. */
    synchronized List<RecordedRequest> latest(int most) {
        List<RecordedRequest> latest = new ArrayList<>();
        for (Iterator<RecordedRequest> newest = requests.descendingIterator();
                newest.hasNext() && latest.size() < most; ) {
            latest.add(newest.next());
        }
        return latest;
    }

    synchronized void clear() {
        requests.clear();
    }
}
