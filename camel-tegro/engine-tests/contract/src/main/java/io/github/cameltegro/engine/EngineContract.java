package io.github.cameltegro.engine;

import static io.github.cameltegro.engine.Bodies.FORM;
import static io.github.cameltegro.engine.Bodies.JSON;
import static io.github.cameltegro.engine.Bodies.MULTIPART;
import static io.github.cameltegro.engine.Bodies.latin;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What each HTTP server must do with a notification's request. Behind the address stands a probe that reads at most
 * 64 KiB and answers with what it read
 * ({@link #told}), with the status of a refusal, or with 405 to other methods than POST.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class EngineContract {

    public static final int MAX_SIZE = 64 << 10;
    /** The path of a second probe, which waits for a body no longer than a fraction of a second. */
    public static final String HURRIED = "/tegro/hurried";
    /** A header of each answer of the probe: how many bodies broke off so far. */
    public static final String BROKEN_OFF = "Probe-Broken-Off";

    private static final int CLOSED = -1;
    private static final Duration HANGS_AFTER = Duration.ofSeconds(30);

    /** Where the probe listens. */
    protected abstract URI address();

    /** Stops the probe's consumer or starts it again. */
    protected abstract void listen(boolean on) throws Exception;

    /** What a server may be unable to do; all else is asked of each. */
    public enum Ability {
        /** A body that stands still is refused at the deadline, and not only when the next byte comes. */
        SEES_STANDSTILL,
        /** A body that breaks off gets to the probe. */
        SEES_BREAK_OFF,
        /** A body that is too large is refused before its end has come. */
        REFUSES_EARLY,
        /** A client that asks whether to send its body is told so. */
        ANSWERS_EXPECT,
        /** A body that nobody reads is let through, so that its client reads the answer and may use the connection. */
        SWALLOWS_UNREAD
    }

    /** What this server can't do. */
    protected Set<Ability> lacks() {
        return Set.of();
    }

    private void needs(Ability ability) {
        assumeFalse(lacks().contains(ability), () -> "this server can't: " + ability);
    }

    /** What the probe answers to fields: names and values in hex, a line each, in the order received. */
    public static String told(Map<String, byte[]> fields) {
        StringBuilder text = new StringBuilder();
        fields.forEach((name, value) -> text.append(HexFormat.of().formatHex(name.getBytes(UTF_8)))
                .append('=')
                .append(HexFormat.of().formatHex(value))
                .append('\n'));
        return text.toString();
    }

    @ParameterizedTest
    @EnumSource
    void fieldsArriveAlikeFromEachContentType(NotificationVectors vector) throws IOException {
        String told = told(vector.fields());
        assertThat(post(FORM, Bodies.form(vector.fields())).text()).isEqualTo(told);
        assertThat(post(MULTIPART, Bodies.multipart(vector.fields())).text()).isEqualTo(told);
        assertThat(post(JSON, Bodies.json(vector.fields())).text()).isEqualTo(told);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "windows-1251", "ISO-8859-1"})
    void aCharsetChangesNothing(String charset) throws IOException {
        Map<String, byte[]> fields = NotificationVectors.CYRILLIC.fields();
        String told = told(fields);
        String parameter = "; charset=" + charset;
        assertThat(post(FORM + parameter, Bodies.form(fields)).text()).isEqualTo(told);
        assertThat(post(MULTIPART + parameter, Bodies.multipart(fields)).text()).isEqualTo(told);
        assertThat(post(JSON + parameter, Bodies.json(fields)).text()).isEqualTo(told);
    }

    @Test
    void everyByteArrivesAsItIs() throws IOException {
        Map<String, byte[]> fields = NotificationVectors.allBytes();
        assertThat(post(FORM, Bodies.form(fields)).text()).isEqualTo(told(fields));
        assertThat(post(MULTIPART, Bodies.multipart(fields)).text()).isEqualTo(told(fields));
    }

    @Test
    void manyUnknownFieldsArrive() throws IOException {
        Map<String, byte[]> fields = NotificationVectors.manyUnknown();
        assertThat(post(FORM, Bodies.form(fields)).text()).isEqualTo(told(fields));
        assertThat(post(MULTIPART, Bodies.multipart(fields)).text()).isEqualTo(told(fields));
        assertThat(post(JSON, Bodies.json(fields)).text()).isEqualTo(told(fields));
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "a=%zz", "a=%4", "a=1&a=2", "a=1&%61=2", "&&", ""})
    void oddFormsAreReadStrictly(String form) throws IOException {
        RawHttp.Answer answer = post(FORM, latin(form));
        if (form.equals("name")) {
            assertThat(answer.text()).isEqualTo(told(Map.of("name", new byte[0])));
        } else {
            assertThat(answer.status()).isEqualTo(400);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-java-serialized-object", "nonsense"})
    void otherContentTypesAreRefused(String contentType) throws IOException {
        assertThat(post(contentType, latin("a=1")).status()).isEqualTo(415);
    }

    @Test
    void aFileIsRefused() throws IOException {
        String part = "--" + Bodies.BOUNDARY + "\r\nContent-Disposition: form-data; name=\"";
        String end = "\r\n--" + Bodies.BOUNDARY + "--\r\n";
        String file = part + "a\"; filename=\"f.txt\"\r\nContent-Type: text/plain\r\n\r\n1" + end;
        String withField = part + "b\"\r\n\r\n1\r\n" + file;
        assertThat(post(MULTIPART, latin(file)).status()).isEqualTo(400);
        assertThat(post(MULTIPART, latin(withField)).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--%s\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n2",
                "Content-Disposition: form-data; name=\"a\"\r\nContent-Transfer-Encoding: base64\r\n\r\nMQ==",
                "Content-Disposition: form-data\r\n\r\n1",
            })
    void oddMultipartIsReadStrictly(String parts) throws IOException {
        String body = "--%s\r\n" + parts + "\r\n--%s--\r\n";
        assertThat(post(MULTIPART, latin(body.replace("%s", Bodies.BOUNDARY))).status())
                .isEqualTo(400);
    }

    @Test
    void aQueryDisturbsNothing() throws IOException {
        Map<String, byte[]> fields = NotificationVectors.DOCUMENTED.fields();
        URI address = URI.create(
                address()
                        + "?Content-Type=text/plain&Content-Length=1&CamelHttpMethod=GET&camelhttpmethod=GET&amount=1&x=%D0%97");
        for (String contentType : List.of(FORM, MULTIPART)) {
            byte[] body = contentType.equals(FORM) ? Bodies.form(fields) : Bodies.multipart(fields);
            try (RawHttp http = new RawHttp(address)) {
                RawHttp.Answer answer = http.request("POST", contentType, body).answer();
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.text()).isEqualTo(told(fields));
            }
        }
    }

    @Test
    void noReceivedFieldOrHeaderComesBack() throws IOException {
        try (RawHttp http = new RawHttp(address())) {
            byte[] body = Bodies.form(NotificationVectors.HEADER_SHAPED.fields());
            RawHttp.Answer answer = http.head(
                            "POST",
                            "X-Mine: 1",
                            "Cookie: a=b",
                            "Authorization: Bearer secret",
                            "Content-Type: " + FORM,
                            "Content-Length: " + body.length)
                    .bytes(body)
                    .answer();
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.headers())
                    .doesNotContainKeys("X-Mine", "Cookie", "Authorization", "CamelHttpUri", "Location", "Set-Cookie")
                    .doesNotContainKeys("X-Forwarded-For", "CamelTegroStatus", "Host")
                    .containsEntry("Content-Type", "text/plain");
        }
    }

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
            if (more > 0) {
                http.chunk(new byte[more]);
            }
            return http.lastChunk().answer().status();
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

    private RawHttp.Answer post(String contentType, byte[] body) throws IOException {
        try (RawHttp http = new RawHttp(address())) {
            return http.request("POST", contentType, body).answer();
        }
    }
}
