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
            default -> null;
        };
    }

    /** What a repository does not keep, if anything is known. */
    public static Optional<String> weakness(IdempotentRepository repository) {
        for (Class<?> type = repository.getClass(); type != null; type = type.getSuperclass()) {
            switch (type.getSimpleName()) {
                case "MemoryIdempotentRepository", "CaffeineIdempotentRepository":
                    return Optional.of("keeps its keys in memory: a restart, another node, or a payout so long ago that"
                            + " it was dropped can be paid twice");
                case "FileIdempotentRepository":
                    return Optional.of("is for one process only, and drops its oldest keys when its file grows: another"
                            + " node, or a payout so long ago that it was dropped, can be paid twice");
                default:
            }
        }
        return Optional.empty();
    }
}
