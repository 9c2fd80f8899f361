package io.github.cameltegro.simulator;

import java.time.Duration;
import java.util.Arrays;
import java.util.function.IntFunction;

/** The faults that the operator's page offers, named as the methods of {@link Fault}. */
enum FaultChoice {
    STATUS("status", 503, Fault::status),
    EMPTY_BODY("emptyBody", 503, Fault::emptyBody),
    ERROR("error", 200, status -> Fault.error(status, "Switched on by the operator")),
    TOO_MANY_REQUESTS("tooManyRequests", 30, Fault::tooManyRequests),
    DELAY("delay", 5, seconds -> Fault.delay(Duration.ofSeconds(seconds))),
    SILENCE("silence", 0, none -> Fault.silence()),
    SILENCE_AFTER_WORK("silenceAfterWork", 0, none -> Fault.silenceAfterWork()),
    RESET_BEFORE_WORK("resetBeforeWork", 0, none -> Fault.resetBeforeWork()),
    RESET_AFTER_WORK("resetAfterWork", 0, none -> Fault.resetAfterWork()),
    CLOSE_BEFORE_WORK("closeBeforeWork", 0, none -> Fault.closeBeforeWork()),
    BAD_GATEWAY_AFTER_WORK("badGatewayAfterWork", 0, none -> Fault.badGatewayAfterWork()),
    TRUNCATED_AFTER_WORK("truncatedAfterWork", 0, none -> Fault.truncatedAfterWork()),
    BROKEN_CHUNKS_AFTER_WORK("brokenChunksAfterWork", 0, none -> Fault.brokenChunksAfterWork()),
    SUCCESS_WITH_STATUS("successWithStatus", 500, Fault::successWithStatus),
    ARRAY_INSTEAD_OF_OBJECT("arrayInsteadOfObject", 0, none -> Fault.arrayInsteadOfObject()),
    GZIP_GARBAGE("gzipGarbage", 0, none -> Fault.gzipGarbage()),
    DRIP("drip", 0, none -> Fault.drip());

    private final String name;
    private final int usual;
    private final IntFunction<Fault> maker;

    FaultChoice(String name, int usual, IntFunction<Fault> maker) {
        this.name = name;
        this.usual = usual;
        this.maker = maker;
    }

    /** The one with that name. */
    static FaultChoice named(String name) {
        return Arrays.stream(values())
                .filter(choice -> choice.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No fault " + name));
    }

    String faultName() {
        return name;
    }

    /** The number that the fault takes, an HTTP status or seconds, as the page suggests it; 0 if it takes none. */
    int usual() {
        return usual;
    }

    Fault make(int number) {
        if (usual == 0) {
            return maker.apply(0);
        }
        boolean seconds = this == DELAY || this == TOO_MANY_REQUESTS;
        if (seconds ? number < 0 || number > 3_600 : number < 200 || number > 599) {
            throw new IllegalArgumentException(
                    seconds ? "Seconds are from 0 to 3600" : "An HTTP status is from 200 to 599");
        }
        return maker.apply(number);
    }
}
