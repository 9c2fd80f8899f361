package io.github.cameltegro.notification;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.spi.IdempotentRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the configured repositories guarantee and what not, told at start-up rather than left to be found out. */
final class Guarantees {

    private static final Logger LOG = LoggerFactory.getLogger("io.github.cameltegro.notification.Guarantees");

    private static final String CACHE =
            "marks in a cache, which may drop them, and which loses them when its last node stops unless it is configured to"
                    + " keep them: an old payment can be routed again";
    private static final String REDIS =
            "marks in Redis last as it is configured: without expiry, eviction and with each write kept on disk, or an old"
                    + " payment can be routed again";
    private static final String STAYING =
            "claims that never expire: one that a killed node leaves keeps its payment from"
                    + " being routed for ever; use JdbcClaimRepository";

    /**
     * What marks in a repository can't give, by the simple name of its class, as that need not be there; nothing for what
     * is sound.
     */
    private static final Map<String, String> MARKS = Map.ofEntries(
            Map.entry("JdbcMessageIdRepository", ""),
            Map.entry(
                    "MemoryRepository",
                    "marks are in memory: a restart opens every old notification again, and other nodes don't see them"),
            Map.entry(
                    "MemoryIdempotentRepository",
                    "marks are in memory: a restart opens every old notification again, and other nodes don't see them; of"
                            + " more than its cacheSize the oldest are dropped silently"),
            Map.entry(
                    "JdbcOrphanLockAwareIdempotentRepository",
                    "marks that expire as locks do, so that an old payment can be routed again; use"
                            + " JdbcMessageIdRepository"),
            Map.entry(
                    "JdbcCachedMessageIdRepository",
                    "marks that it remembers although it could not write them, so that another node, or this one after a"
                            + " restart, routes the payment again; use JdbcMessageIdRepository"),
            Map.entry(
                    "KafkaIdempotentRepository",
                    "marks in Kafka: it remembers 1,000 keys by default and tells other nodes late, so that a payment can"
                            + " be routed again"),
            Map.entry(
                    "FileIdempotentRepository",
                    "marks in a file: other nodes don't see them, and of more than its maxFileStoreSize the oldest are"
                            + " dropped"),
            Map.entry("CaffeineIdempotentRepository", CACHE),
            Map.entry("EhcacheIdempotentRepository", CACHE),
            Map.entry("HazelcastIdempotentRepository", CACHE),
            Map.entry("InfinispanIdempotentRepository", CACHE),
            Map.entry("JCacheIdempotentRepository", CACHE),
            Map.entry("SpringCacheIdempotentRepository", CACHE),
            Map.entry("RedisIdempotentRepository", REDIS),
            Map.entry("SpringRedisIdempotentRepository", REDIS),
            Map.entry("RedisStringIdempotentRepository", REDIS),
            Map.entry("SpringRedisStringIdempotentRepository", REDIS));

    /** The same of claims. */
    private static final Map<String, String> CLAIMS = Map.ofEntries(
            Map.entry("JdbcClaimRepository", ""),
            Map.entry("MemoryRepository", "claims are in memory: two nodes can route one payment at once"),
            Map.entry(
                    "MemoryIdempotentRepository",
                    "claims are in memory: two nodes can route one payment at once, and old claims are dropped silently"),
            Map.entry("JdbcMessageIdRepository", STAYING),
            Map.entry("FileIdempotentRepository", STAYING),
            Map.entry("JpaMessageIdRepository", STAYING),
            Map.entry("MongoDbIdempotentRepository", STAYING),
            Map.entry("CassandraIdempotentRepository", STAYING),
            Map.entry("RedisIdempotentRepository", STAYING),
            Map.entry("SpringRedisIdempotentRepository", STAYING),
            Map.entry(
                    "JdbcOrphanLockAwareIdempotentRepository",
                    "claims of which two nodes can take over the same expired one; use JdbcClaimRepository"),
            Map.entry(
                    "KafkaIdempotentRepository",
                    "claims in Kafka are seen late by other nodes: two can route one payment at once"));

    private static final String UNKNOWN_MARKS =
            "these marks are not among those that are tested: they must forget nothing, and each node must read the"
                    + " latest that any has written";
    private static final String UNKNOWN_CLAIMS =
            "these claims are not among those that are tested: of several nodes one may get each, and those of a killed"
                    + " node must end";

    private Guarantees() {}

    /** Warns of what the repositories can't give, if there is anything. */
    static void warnOfGaps(String what, String shopId, IdempotentRepository marks, IdempotentRepository claims) {
        List<String> gaps = gaps(marks, claims);
        if (!gaps.isEmpty()) {
            LOG.warn("{} of shop {}: {}", what, shopId, String.join("; ", gaps));
        }
    }

    /** What holds with these repositories, in a line. */
    static String of(IdempotentRepository marks, IdempotentRepository claims) {
        return "acknowledged only when done, nothing lost by a crash"
                + (gaps(marks, claims).isEmpty()
                        ? ", each payment routed by one node at a time, repeated only after a crash between the route's"
                                + " end and its mark"
                        : "")
                + " (marks in " + marks.getClass().getSimpleName() + ", claims in "
                + claims.getClass().getSimpleName() + ")";
    }

    static List<String> gaps(IdempotentRepository marks, IdempotentRepository claims) {
        return Stream.of(known(MARKS, marks, UNKNOWN_MARKS), known(CLAIMS, claims, UNKNOWN_CLAIMS))
                .filter(gap -> !gap.isEmpty())
                .toList();
    }

    /** A proxy or subclass is taken for what it extends. */
    private static String known(Map<String, String> gaps, IdempotentRepository repository, String unknown) {
        for (Class<?> type = repository.getClass(); type != null; type = type.getSuperclass()) {
            String gap = gaps.get(type.getSimpleName());
            if (gap != null) {
                return gap;
            }
        }
        return unknown;
    }
}
