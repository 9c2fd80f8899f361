package io.github.cameltegro.producer.payout;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The three keys of a payout's record: under 100 ASCII characters each, for that is what a column of Camel's JDBC
 * repository holds, and none can be another's.
 *
 * @param payout that the payout has been begun, or made; whose add succeeds may send
 * @param content what was in it
 * @param complete that the content is written; where this is there and the content's key is not, it was another content
 */
public record RecordKeys(String payout, String content, String complete) {

    private static final String PREFIX = "tegro-payout";

    static RecordKeys of(String shopId, String paymentId, String... content) {
        String[] id = {shopId.toUpperCase(Locale.ROOT), paymentId};
        return new RecordKeys(
                PREFIX + ":" + digest(id),
                content.length == 0 ? null : PREFIX + "-content:" + digest(id, content),
                PREFIX + "-complete:" + digest(id));
    }

    private static String digest(String[]... texts) {
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
