package io.github.cameltegro.api;

import io.github.cameltegro.TegroOperation;
import io.github.cameltegro.model.AnswerList.LeftOut;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reports the records that can't be read: each at ERROR, but once, since polling meets it again and again. */
final class LeftOutRecords {

    private static final Logger LOG = LoggerFactory.getLogger(LeftOutRecords.class);
    private static final int REMEMBERED = 1000;

    private final TegroOperation operation;
    private final Quote quote;
    private final Set<String> reported =
            Collections.synchronizedSet(Collections.newSetFromMap(new BoundedMap<>(REMEMBERED)));

    LeftOutRecords(TegroOperation operation, Quote quote) {
        this.operation = operation;
        this.quote = quote;
    }

    void report(List<LeftOut> records) {
        for (LeftOut left : records) {
            String line = name(left.record()) + ": " + quote.plain(left.problem());
            if (reported.add(line)) {
                LOG.error(
                        "tegro:{} leaves out {}. Nothing is known of its payment; look it up in Tegro's cabinet",
                        operation,
                        line);
            }
        }
    }

    private String name(Object record) {
        return record instanceof Map<?, ?> fields
                ? "number " + quote.plain(String.valueOf(fields.get("id"))) + " (payment_id "
                        + quote.of(String.valueOf(fields.get("payment_id"))) + ")"
                : "an entry";
    }
}
