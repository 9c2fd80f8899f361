package io.github.cameltegro.producer.payout;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The keys of a payout's record. They are only ever added, so that no statement that arrives late can undo a newer one:
 * attempt n is open from its first key until its key of release, and attempt n + 1 begins only behind that.
 *
 * <p>Each key has under 100 ASCII characters, because a column of Camel's JDBC repository holds no more, and none can be
 * another payout's. The first attempt's keys carry no number, as those of records that know no attempts.
 *
 * @param id stands for the shop and its paymentId
 * @param digest stands for the content as well; null where the content is not known
 */
public record RecordKeys(String id, String digest) {

    private static final String PREFIX = "tegro-payout";

    static RecordKeys of(String shopId, String paymentId, String... content) {
        String[] id = {shopId.toUpperCase(Locale.ROOT), paymentId};
        return new RecordKeys(hash(id), content.length == 0 ? null : hash(id, content));
    }

    /** The attempt has begun. The one caller whose add of this key succeeds may send. */
    String payout(int attempt) {
        return key("", id, attempt);
    }

    /** What is to be sent. */
    String content(int attempt) {
        return key("-content", digest, attempt);
    }

    /** The content is written. If this key is there and {@link #content} is not, the content was another one. */
    String complete(int attempt) {
        return key("-complete", id, attempt);
    }

    /** The attempt is over and nothing was paid: its sender took it back, or the operator released it. */
    String released(int attempt) {
        return key("-released", id, attempt);
    }

    private static String key(String kind, String hash, int attempt) {
        return PREFIX + kind + ":" + hash + (attempt == 1 ? "" : "." + attempt);
    }

    private static String hash(String[]... texts) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (String[] some : texts) {
                for (String text : some) {
                    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                    // with its length before it, no two lists of texts read the same
                    sha.update(ByteBuffer.allocate(Integer.BYTES)
                            .putInt(bytes.length)
                            .array());
                    sha.update(bytes);
                }
            }
            return HexFormat.of().formatHex(sha.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
