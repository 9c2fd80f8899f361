package io.github.cameltegro.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Nothing is sent once the time for the call is over, though nothing has cancelled it: the whole process stood still. */
class TimedPostTest {

    private final ByteArrayOutputStream wire = new ByteArrayOutputStream();

    private static TimedPost post(Duration left) {
        return new TimedPost(
                URI.create("https://tegro.money/api/"),
                new byte[] {1, 2},
                "Bearer",
                System.nanoTime() + left.toNanos());
    }

    @Test
    void inTimeItIsSent() throws IOException {
        TimedPost post = post(Duration.ofMinutes(1));

        post.getEntity().writeTo(wire);

        assertThat(wire.toByteArray()).containsExactly(1, 2);
        assertThat(post.sent()).isTrue();
    }

    @Test
    void overdueItIsNotSentAndSaysSo() {
        TimedPost post = post(Duration.ofNanos(-1));

        assertThatIOException().isThrownBy(() -> post.getEntity().writeTo(wire));

        assertThat(wire.size()).isZero();
        assertThat(post.sent()).isFalse();
        assertThat(post.timedOut()).isTrue();
    }
}
