package io.github.cameltegro.notification;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.cameltegro.engine.Bodies;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Spoils the bytes of a body: parts cut out, doubled or moved, bits flipped, and whatever means something put in. */
final class BodyMutations {

    private static final String[] TOKENS = {
        "%",
        "%2",
        "%zz",
        "%00",
        "&",
        "=",
        "+",
        ";",
        "\r\n",
        "\r\n\r\n",
        "\n",
        "--",
        "--" + Bodies.BOUNDARY,
        "\r\n--" + Bodies.BOUNDARY + "--",
        "\"",
        "\\",
        "\\u",
        "\\ud800",
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        "null",
        "1e999999999",
        "filename=\"f\"",
        "name=",
        "Content-Disposition: form-data; name=\"x\"",
        "Content-Transfer-Encoding: base64",
        "[".repeat(2000),
        "a&".repeat(300),
        "\u0000",
        "\u00ff\u00fe",
        "\u00c0\u0080",
        "sign"
    };

    private BodyMutations() {}

    static byte[] mutate(byte[] body, SplittableRandom random) {
        int from = random.nextInt(body.length + 1);
        int to = from + random.nextInt(Math.min(body.length - from, 40) + 1);
        int at = random.nextInt(body.length + 1);
        byte[] part = Arrays.copyOfRange(body, from, to);
        return switch (random.nextInt(7)) {
            case 0 -> join(body, from, new byte[0], to);
            case 1 -> join(body, at, part, at);
            case 2 -> join(body, from, TOKENS[random.nextInt(TOKENS.length)].getBytes(ISO_8859_1), to);
            case 3 -> join(body, at, TOKENS[random.nextInt(TOKENS.length)].getBytes(ISO_8859_1), at);
            case 4 -> Arrays.copyOf(body, at);
            case 5 -> {
                byte[] flipped = body.clone();
                if (at < flipped.length) {
                    flipped[at] ^= (byte) (1 << random.nextInt(8));
                }
                yield flipped;
            }
            default -> {
                byte[] set = body.clone();
                if (at < set.length) {
                    set[at] = (byte) random.nextInt(256);
                }
                yield set;
            }
        };
    }

    /** What stands before {@code to}, then the middle, then what stands behind {@code rest}. */
    private static byte[] join(byte[] body, int to, byte[] middle, int rest) {
        ByteBuffer joined = ByteBuffer.allocate(to + middle.length + body.length - rest);
        return joined.put(body, 0, to)
                .put(middle)
                .put(body, rest, body.length - rest)
                .array();
    }
}
