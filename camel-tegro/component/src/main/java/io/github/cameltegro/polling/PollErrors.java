package io.github.cameltegro.polling;

import java.util.concurrent.Callable;
import org.apache.camel.RuntimeCamelException;

/** Makes an Error in a poll a failure of that poll; Camel 4.18 would let it end the polling for good. */
final class PollErrors {

    private PollErrors() {}

    static <T> T contain(Callable<T> poll) throws Exception {
        try {
            return poll.call();
        } catch (Error e) {
            throw new RuntimeCamelException("The poll failed: " + e, e);
        }
    }
}
