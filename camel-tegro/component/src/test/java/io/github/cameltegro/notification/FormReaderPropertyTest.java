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
            mutated = BodyMutations.mutate(mutated, random);
        }
        String type = random.nextInt(10) > 0
                ? contentType
                : new String(BodyMutations.mutate(contentType.getBytes(ISO_8859_1), random), ISO_8859_1);
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
}
