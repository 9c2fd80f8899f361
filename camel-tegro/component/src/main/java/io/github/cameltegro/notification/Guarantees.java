package io.github.cameltegro.notification;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.spi.IdempotentRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says at start-up what the configured repositories guarantee and what not, rather than let it be found out. */
final class Guarantees {

    private static final Logger LOG = LoggerFactory.getLogger("io.github.cameltegro.notification.Guarantees");

    /** Repositories that are no good for marks, by class name as they need not be there. */
    private static final Map<String, String> MARKS = Map.of(
            "io.github.cameltegro.notification.MemoryRepository",
            "marks are in memory: a restart opens every old notification again, and other nodes don't see them",
            "org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository",
            "marks are in memory: a restart opens every old notification again, and other nodes don't see them",
            "org.apache.camel.processor.idempotent.kafka.KafkaIdempotentRepository",
            "marks in Kafka: it remembers 1,000 keys by default and tells other nodes late, so that a payment can be"
                    + " routed again");

    /** Repositories that are no good for claims between nodes. */
    private static final Map<String, String> CLAIMS = Map.of(
            "io.github.cameltegro.notification.MemoryRepository",
            "claims are in memory: two nodes can route one payment at once",
            "org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository",
            "claims are in memory: two nodes can route one payment at once, and old claims are dropped silently",
            "org.apache.camel.processor.idempotent.jdbc.JdbcMessageIdRepository",
            "claims that never expire: one that a killed node leaves keeps its payment from being routed for ever; use"
                    + " JdbcClaimRepository",
            "org.apache.camel.processor.idempotent.jdbc.JdbcOrphanLockAwareIdempotentRepository",
            "claims of which two nodes can take over the same expired one; use JdbcClaimRepository",
            "org.apache.camel.processor.idempotent.kafka.KafkaIdempotentRepository",
            "claims in Kafka are seen late by other nodes: two can route one payment at once");

    private Guarantees() {}

    static void log(String shopId, IdempotentRepository marks, IdempotentRepository claims) {
        List<String> gaps = gaps(marks, claims);
        String names = "marks in " + marks.getClass().getSimpleName() + ", claims in "
                + claims.getClass().getSimpleName();
        if (gaps.isEmpty()) {
            LOG.info(
                    "Notifications of shop {} ({}): acknowledged only when done, nothing lost by a crash, each payment"
                            + " routed by one node at a time, repeated only after a crash between the route's end and"
                            + " its mark",
                    shopId,
                    names);
        } else {
            LOG.warn(
                    "Notifications of shop {} ({}): acknowledged only when done, nothing lost by a crash; but {}",
                    shopId,
                    names,
                    String.join("; ", gaps));
        }
    }

    static List<String> gaps(IdempotentRepository marks, IdempotentRepository claims) {
        List<String> gaps = new ArrayList<>();
        add(gaps, MARKS.get(marks.getClass().getName()));
        add(gaps, CLAIMS.get(claims.getClass().getName()));
        return gaps;
    }

    private static void add(List<String> gaps, String gap) {
        if (gap != null) {
            gaps.add(gap);
        }
    }
}
