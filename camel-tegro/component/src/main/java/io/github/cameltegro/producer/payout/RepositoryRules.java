package io.github.cameltegro.producer.payout;

import java.util.Optional;
import org.apache.camel.spi.IdempotentRepository;

/** Which of Camel's repositories can keep the records of payouts; they are known by name, for few are at hand. */
public final class RepositoryRules {

    private static final String REMEDY = "; use one whose add is atomic across nodes and that forgets nothing, such as"
            + " JdbcMessageIdRepository of camel-sql";

    private RepositoryRules() {}

    /** Refuses one by which a payout could be made twice. */
    public static void check(IdempotentRepository repository) {
        for (Class<?> type = repository.getClass(); type != null; type = type.getSuperclass()) {
            if (type.getSimpleName().endsWith("RedisStringIdempotentRepository")) {
                // extends the other one, and its add is atomic
                return;
            }
            String reason = refusal(type.getSimpleName());
            if (reason != null) {
                throw new IllegalArgumentException("The option 'idempotentRepository' can't be a "
                        + type.getSimpleName() + " for payouts: " + reason + REMEDY);
            }
        }
    }

    private static String refusal(String type) {
        if (type.startsWith("Infinispan") && type.endsWith("IdempotentRepository")) {
            return "it may forget, and two nodes may both be told that they came first";
        }
        return switch (type) {
            case "KafkaIdempotentRepository" -> "it remembers only its latest keys, and tells other nodes late";
            case "JdbcOrphanLockAwareIdempotentRepository" -> "its keys can be taken over after a while";
            case "JdbcCachedMessageIdRepository" -> "it answers from a copy in memory";
            case "RedisIdempotentRepository", "SpringRedisIdempotentRepository" ->
                "two nodes that add at once are both told that they came first";
            default -> null;
        };
    }

    /** What a repository does not keep, if anything is known. */
    public static Optional<String> weakness(IdempotentRepository repository) {
        for (Class<?> type = repository.getClass(); type != null; type = type.getSuperclass()) {
            switch (type.getSimpleName()) {
                case "JdbcMessageIdRepository":
                    return Optional.empty();
                case "MemoryIdempotentRepository",
                        "CaffeineIdempotentRepository",
                        "EhcacheIdempotentRepository",
                        "HazelcastIdempotentRepository",
                        "JCacheIdempotentRepository":
                    return Optional.of("keeps its keys in memory: a restart, another node, or a payout so long ago that"
                            + " it was dropped can be paid twice");
                case "FileIdempotentRepository":
                    return Optional.of("is for one process only, and drops its oldest keys when its file grows: another"
                            + " node, or a payout so long ago that it was dropped, can be paid twice");
                default:
            }
        }
        return Optional.of(
                "is not among those that are tested: of several nodes its add must tell only one that it came"
                        + " first, in a table by a primary key, and it must forget nothing; else a payout can be paid twice");
    }
}
