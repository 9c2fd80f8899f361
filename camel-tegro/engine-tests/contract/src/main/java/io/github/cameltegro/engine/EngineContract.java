package io.github.cameltegro.engine;

import static io.github.cameltegro.engine.Bodies.FORM;
import static io.github.cameltegro.engine.Bodies.MULTIPART;
import static io.github.cameltegro.engine.Bodies.latin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each HTTP server must do with a notification's request: its fields, its size, its time, its connection. */
public abstract class EngineContract extends FieldsContract {

    private static final int CLOSED = -1;
    private static final Duration HANGS_AFTER = Duration.ofSeconds(30);
    /** Tomcat and jetty have 200. */
    private static final int MORE_THAN_THREADS = 220;

    @Test
    void theLargestBodyIsReadAndOneByteMoreRefused() throws IOException {
        byte[] largest = latin("a=" + "x".repeat(MAX_SIZE - 2));
        assertThat(post(FORM, largest).status()).isEqualTo(200);
        assertThat(post(FORM, latin("a=" + "x".repeat(MAX_SIZE - 1))).status()).isEqualTo(413);
        assertThat(chunked(largest, 0)).isEqualTo(200);
        assertThat(chunked(largest, 1)).isEqualTo(413);
    }

    private int chunked(byte[] body, int more) throws IOException {
        try (RawHttp http = new RawHttp(address())) {
            http.head("POST", "Content-Type: " + FORM, "Transfer-Encoding: chunked")
                    .chunk(body);
            // in one piece: who refuses the body may close as soon as he has read what is too much
            String rest = more == 0 ? "" : Integer.toHexString(more) + "\r\n" + "x".repeat(more) + "\r\n";
            return http.bytes(latin(rest + "0\r\n\r\n")).answer().status();
        }
    }

    @Test
    void anAnnouncedSizeIsRefusedBeforeItComes() throws IOException {
        needs(Ability.REFUSES_EARLY);
        try (RawHttp http = new RawHttp(address())) {
            http.head("POST", "Content-Type: " + FORM, "Content-Length: 5000000")
                    .bytes(latin("a=1"));
            // 400 is a server's own word for what is beyond its own limit
            assertThat(http.answer().status()).isIn(413, 400);
        }
    }

    @Test
    void anUnannouncedSizeIsRefusedBeforeItsEnd() throws IOException {
        needs(Ability.REFUSES_EARLY);
        try (RawHttp http = new RawHttp(address())) {
            http.head("POST", "Content-Type: " + FORM, "Transfer-Encoding: chunked");
            http.chunk(new byte[MAX_SIZE]).chunk(new byte[MAX_SIZE]);
            assertThat(http.answer().status()).isEqualTo(413);
        }
    }

    @Test
    void fiveMegabytesSentAnywayGetTheirAnswer() throws IOException {
        needs(Ability.SWALLOWS_UNREAD);
        assertThat(post(FORM, new byte[5_000_000]).status()).isEqualTo(413);
    }

    @Test
    void chunksOfAnySizeAreOneBody() throws IOException {
        Map<String, byte[]> fields = NotificationVectors.EMOJI.fields();
        try (RawHttp http = new RawHttp(address())) {
            http.head("POST", "Content-Type: " + MULTIPART, "Transfer-Encoding: chunked");
            for (byte b : Bodies.multipart(fields)) {
                http.chunk(new byte[] {b});
            }
            RawHttp.Answer answer = http.lastChunk().answer();
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text()).isEqualTo(told(fields));
        }
    }

    @Test
    void whoWaitsForContinueGetsIt() throws IOException {
        needs(Ability.ANSWERS_EXPECT);
        try (RawHttp http = new RawHttp(address())) {
            http.head("POST", "Content-Type: " + FORM, "Content-Length: 3", "Expect: 100-continue");
            assertThat(http.answer().status()).isEqualTo(100);
            http.bytes(latin("a=1"));
            RawHttp.Answer answer = http.answer();
            assertThat(answer.text()).isEqualTo(told(Map.of("a", latin("1"))));
        }
    }

    @Test
    void aBodyThatStandsStillIsRefused() throws IOException {
        needs(Ability.SEES_STANDSTILL);
        try (RawHttp http = new RawHttp(address().resolve(HURRIED))) {
            http.head("POST", "Content-Type: " + FORM, "Content-Length: 100").bytes(latin("a=1"));
            assertThat(http.answer().status()).isEqualTo(408);
        }
    }

    @Test
    void bodiesThatDripHoldNoThread() throws IOException {
        needs(Ability.RECEIVES_WITHOUT_THREADS);
        List<RawHttp> dripping = drip(address());
        try {
            assertThat(post(FORM, latin("a=1")).status()).isEqualTo(200);
            for (RawHttp http : dripping) {
                assertThat(http.bytes(latin("=1")).answer().status()).isEqualTo(200);
            }
        } finally {
            close(dripping);
        }
    }

    @Test
    void bodiesThatWereRefusedAsLateHoldNoThreadEither() throws IOException {
        needs(Ability.RECEIVES_WITHOUT_THREADS);
        List<RawHttp> dripping = drip(address().resolve(HURRIED));
        try {
            for (RawHttp http : dripping) {
                assertThat(http.answer().status()).isEqualTo(408);
            }
            assertThat(post(FORM, latin("a=1")).status()).isEqualTo(200);
        } finally {
            close(dripping);
        }
    }

    /** More connections than a server has threads, each of which has sent the first of three bytes. */
    private static List<RawHttp> drip(URI address) throws IOException {
        List<RawHttp> dripping = new ArrayList<>();
        for (int i = 0; i < MORE_THAN_THREADS; i++) {
            RawHttp http = new RawHttp(address);
            dripping.add(http);
            http.head("POST", "Content-Type: " + FORM, "Content-Length: 3").bytes(latin("a"));
        }
        return dripping;
    }

    private static void close(List<RawHttp> all) throws IOException {
        for (RawHttp http : all) {
            http.close();
        }
    }

    @Test
    void aBodyThatBreaksOffHarmsNobody() throws IOException {
        int before = brokenOff();
        try (RawHttp http = new RawHttp(address())) {
            http.head("POST", "Content-Type: " + FORM, "Content-Length: 100").bytes(latin("a=1"));
        }
        if (lacks().contains(Ability.SEES_BREAK_OFF)) {
            assertThat(brokenOff()).isEqualTo(before);
        } else {
            await().atMost(HANGS_AFTER)
                    .untilAsserted(() -> assertThat(brokenOff()).isGreaterThan(before));
        }
    }

    private int brokenOff() throws IOException {
        return Integer.parseInt(post(FORM, latin("a=1")).headers().get(BROKEN_OFF));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD"})
    void otherMethodsArrive(String method) throws IOException {
        try (RawHttp http = new RawHttp(address())) {
            http.head(method);
            RawHttp.Answer answer = method.equals("HEAD") ? http.answerToHead() : http.answer();
            assertThat(answer.status()).isEqualTo(405);
            assertThat(answer.headers()).containsKey(BROKEN_OFF);
            assertThat(http.request("POST", FORM, latin("a=1")).answer().status())
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH"})
    void aConnectionOutlivesABodyThatNobodyReads(String method) throws IOException {
        needs(Ability.SWALLOWS_UNREAD);
        try (RawHttp http = new RawHttp(address())) {
            assertThat(http.request(method, FORM, new byte[100_000]).answer().status())
                    .isEqualTo(405);
            assertThat(http.request("POST", FORM, latin("a=1")).answer().status())
                    .isEqualTo(200);
        }
    }

    @Test
    void aConnectionOutlivesARefusal() throws IOException {
        needs(Ability.SWALLOWS_UNREAD);
        try (RawHttp http = new RawHttp(address())) {
            assertThat(http.request("POST", FORM, new byte[MAX_SIZE + 1])
                            .answer()
                            .status())
                    .isEqualTo(413);
            assertThat(http.request("POST", FORM, latin("a=1")).answer().status())
                    .isEqualTo(200);
        }
    }

    @Test
    void aStoppedPathIsUnknownUntilItIsStartedAgain() throws Exception {
        listen(false);
        try {
            assertThat(statusOrClosed()).isIn(404, CLOSED);
        } finally {
            listen(true);
        }
        assertThat(post(FORM, latin("a=1")).status()).isEqualTo(200);
    }

    /** A server that serves nothing else may close its port. */
    private int statusOrClosed() {
        try {
            return post(FORM, latin("a=1")).status();
        } catch (IOException e) {
            return CLOSED;
        }
    }
}
