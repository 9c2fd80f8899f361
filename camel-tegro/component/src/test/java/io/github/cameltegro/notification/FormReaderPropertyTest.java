package io.github.cameltegro.notification;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltegro.engine.Bodies;
import io.github.cameltegro.engine.NotificationVectors;
import io.github.cameltegro.protocol.FormField;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Mutations of valid bodies, 150,000 of them. */
class FormReaderPropertyTest {

    private static final NotificationVectors[] VECTORS = Arrays.stream(NotificationVectors.values())
            .filter(vector -> vector != NotificationVectors.LONG)
            .toArray(NotificationVectors[]::new);

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

    @Property(tries = 50_000)
    void aMutatedFormGivesFieldsOrARefusal(@ForAll @IntRange(max = 8) int vector, @ForAll long seed) {
        readMutated(Bodies.FORM, Bodies.form(VECTORS[vector].fields()), seed);
    }

    @Property(tries = 50_000)
    void mutatedMultipartGivesFieldsOrARefusal(@ForAll @IntRange(max = 8) int vector, @ForAll long seed) {
        readMutated(Bodies.MULTIPART, Bodies.multipart(VECTORS[vector].fields()), seed);
    }

    @Property(tries = 50_000)
    void mutatedJsonGivesFieldsOrARefusal(@ForAll @IntRange(max = 8) int vector, @ForAll long seed) {
        readMutated(Bodies.JSON, Bodies.json(VECTORS[vector].fields()), seed);
    }

    private static void readMutated(String contentType, byte[] body, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] mutated = body;
        for (int i = random.nextInt(6); i >= 0; i--) {
            mutated = mutate(mutated, random);
        }
        String type = random.nextInt(10) > 0
                ? contentType
                : new String(mutate(contentType.getBytes(ISO_8859_1), random), ISO_8859_1);
        List<FormField> fields;
        try {
            fields = FormReader.read(type, mutated);
        } catch (RefusedRequest e) {
            assertThat(e.status()).isIn(400, 415);
            return;
        }
        Set<ByteBuffer> names = new HashSet<>();
        for (FormField field : fields) {
            assertThat(names.add(ByteBuffer.wrap(field.name()))).isTrue();
            assertThat(field.name().length).isBetween(1, Fields.MAX_NAME_LENGTH);
            assertThat(field.value().length).isLessThanOrEqualTo(mutated.length);
        }
        assertThat(names).hasSizeBetween(1, Fields.MAX_COUNT);
    }

    private static byte[] mutate(byte[] body, SplittableRandom random) {
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
