package io.github.cameltegro.engine;

import static io.github.cameltegro.engine.Bodies.FORM;
import static io.github.cameltegro.engine.Bodies.JSON;
import static io.github.cameltegro.engine.Bodies.MULTIPART;
import static io.github.cameltegro.engine.Bodies.latin;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What each HTTP server must do with a notification's request. Behind the address stands a probe that reads at most
 * 64 KiB, with a short deadline where the query asks for it ({@link #HURRY}), and answers with what it read
 * ({@link #told}), with the status of a refusal, or with 405 to other methods than POST.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class EngineContract {

    public static final int MAX_SIZE = 64 << 10;
    /** As a query: the probe waits for a body no longer than this many milliseconds. */
    public static final int HURRY = 300;
    /** A header of each answer of the probe: how many bodies broke off so far. */
    public static final String BROKEN_OFF = "Probe-Broken-Off";

    /** Where the probe listens. */
    protected abstract URI address();

    /** Whether a body that stands still is noticed at the deadline, and not only when the next byte comes. */
    protected boolean seesStandstill() {
        return true;
    }

    /** Whether an oversized body is refused before its end is there. */
    protected boolean refusesEarly() {
        return true;
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
        assumeTrue(refusesEarly());
        try (RawHttp http = new RawHttp(address())) {
            http.head("POST", "Content-Type: " + FORM, "Content-Length: 5000000")
                    .bytes(latin("a=1"));
            assertThat(http.answer().status()).isEqualTo(413);
        }
    }

    @Test
    void anUnannouncedSizeIsRefusedBeforeItsEnd() throws IOException {
        assumeTrue(refusesEarly());
        try (RawHttp http = new RawHttp(address())) {
            http.head("POST", "Content-Type: " + FORM, "Transfer-Encoding: chunked");
            http.chunk(new byte[MAX_SIZE]).chunk(new byte[MAX_SIZE]);
            assertThat(http.answer().status()).isEqualTo(413);
        }
    }

    @Test
    void fiveMegabytesSentAnywayGetTheirAnswer() throws IOException {
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
            assertThat(http.lastChunk().answer().text()).isEqualTo(told(fields));
        }
    }

    @Test
    void whoWaitsForContinueGetsIt() throws IOException {
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
        assumeTrue(seesStandstill());
        try (RawHttp http = new RawHttp(URI.create(address() + "?" + HURRY))) {
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
        await().untilAsserted(() -> assertThat(brokenOff()).isGreaterThan(before));
    }

    private int brokenOff() throws IOException {
        return Integer.parseInt(post(FORM, latin("a=1")).headers().get(BROKEN_OFF));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD"})
    void otherMethodsArriveAndLeaveTheConnectionUsable(String method) throws IOException {
        try (RawHttp http = new RawHttp(address())) {
            if (method.equals("HEAD")) {
                assertThat(http.head(method).answerToHead().status()).isEqualTo(405);
            } else if (method.equals("GET") || method.equals("OPTIONS")) {
                assertThat(http.head(method).answer().status()).isEqualTo(405);
            } else {
                assertThat(http.request(method, FORM, latin("a=1")).answer().status())
                        .isEqualTo(405);
            }
            assertThat(http.request("POST", FORM, latin("a=1")).answer().status())
                    .isEqualTo(200);
        }
    }

    @Test
    void aConnectionOutlivesARefusalOrIsClosedWithIt() throws IOException {
        try (RawHttp http = new RawHttp(address())) {
            RawHttp.Answer answer =
                    http.request("POST", FORM, new byte[MAX_SIZE + 1]).answer();
            assertThat(answer.status()).isEqualTo(413);
            if (!answer.closes()) {
                assertThat(http.request("POST", FORM, latin("a=1")).answer().status())
                        .isEqualTo(200);
            }
        }
    }

    private RawHttp.Answer post(String contentType, byte[] body) throws IOException {
        try (RawHttp http = new RawHttp(address())) {
            return http.request("POST", contentType, body).answer();
        }
    }
}
