package io.github.cameltegro.simulator;

import static com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder.responseDefinition;
import static com.github.tomakehurst.wiremock.http.Fault.CONNECTION_RESET_BY_PEER;
import static com.github.tomakehurst.wiremock.http.Fault.EMPTY_RESPONSE;
import static com.github.tomakehurst.wiremock.http.Fault.MALFORMED_RESPONSE_CHUNK;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/**
 * A way for the gateway to fail, given to {@link FaultScript#fail}. Those named {@code …AfterWork}, and {@link #delay},
 * {@link #successWithStatus} and {@link #arrayInsteadOfObject}, do the operation first, so the order or payout exists
 * although the caller can't know; all others do nothing.
 */
public final class Fault {

    private static final String BAD_GATEWAY =
            "<html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>";
    private static final int DRIPS = 100_000;
    private static final Duration DRIP_EVERY = Duration.ofMillis(50);

    private final String name;
    private final boolean afterWork;
    private final Effect effect;

    /** Makes the answer; {@code done} is what a sound gateway would have answered, null if nothing was done. */
    private interface Effect {
        ResponseDefinitionBuilder answer(Reply done, Pause pause);
    }

    private Fault(String name, boolean afterWork, Effect effect) {
        this.name = name;
        this.afterWork = afterWork;
        this.effect = effect;
    }

    /** An HTTP status with a small HTML page, as proxies and web servers answer. */
    public static Fault status(int status) {
        return raw(status, "text/html; charset=UTF-8", "<html><body><h1>" + status + "</h1></body></html>");
    }

    /** An HTTP status without a body. */
    public static Fault emptyBody(int status) {
        return before(
                "emptyBody " + status, (done, pause) -> responseDefinition().withStatus(status));
    }

    /** Any status, content type and text. */
    public static Fault raw(int status, String contentType, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return before("raw " + status, (done, pause) -> new Reply(status, contentType, bytes).toWire());
    }

    /** {@code {"type":"error","desc":…}} with HTTP 200. */
    public static Fault error(String desc) {
        return error(200, desc);
    }

    /** {@code {"type":"error","desc":…}} with another HTTP status. */
    public static Fault error(int status, String desc) {
        return before(
                "error", (done, pause) -> Reply.json(status, Json.error(desc)).toWire());
    }

    /** HTTP 429 with {@code Retry-After}. */
    public static Fault tooManyRequests(int retryAfterSeconds) {
        return before("tooManyRequests", (done, pause) -> responseDefinition()
                .withStatus(429)
                .withHeader("Retry-After", Integer.toString(retryAfterSeconds)));
    }

    /** A 302 redirect to that address. */
    public static Fault redirect(String location) {
        return before(
                "redirect",
                (done, pause) -> responseDefinition().withStatus(302).withHeader("Location", location));
    }

    /** Says {@code Content-Encoding: gzip} and sends what is no gzip. */
    public static Fault gzipGarbage() {
        return before("gzipGarbage", (done, pause) -> Reply.json(
                        200, "this was never compressed".getBytes(StandardCharsets.US_ASCII))
                .toWire()
                .withHeader("Content-Encoding", "gzip"));
    }

    /** Sound JSON of that many bytes; chunked, so its length shows only as it comes. */
    public static Fault oversize(int bytes) {
        return before("oversize " + bytes, (done, pause) -> Reply.json(200, padded(bytes))
                .toWire());
    }

    /** Answers one byte at a time for more than an hour, so that a limit on each read never strikes. */
    public static Fault drip() {
        return before("drip", (done, pause) -> Reply.json(200, padded(DRIPS))
                .toWire()
                .withChunkedDribbleDelay(DRIPS, Math.toIntExact(DRIP_EVERY.toMillis() * DRIPS)));
    }

    /** Never answers; the caller must give up by itself. The next reset, or the simulator's end, frees the connection. */
    public static Fault silence() {
        return before("silence", Fault::silent);
    }

    /** Resets the connection instead of an answer; nothing was done. */
    public static Fault resetBeforeWork() {
        return before("resetBeforeWork", (done, pause) -> responseDefinition().withFault(CONNECTION_RESET_BY_PEER));
    }

    /** Closes the connection without any answer; nothing was done. */
    public static Fault closeBeforeWork() {
        return before("closeBeforeWork", (done, pause) -> responseDefinition().withFault(EMPTY_RESPONSE));
    }

    /** Answers in good order, but only after that time; the work is done at once. */
    public static Fault delay(Duration time) {
        return after("delay " + time, (done, pause) -> {
            pause.rest(time);
            return done.toWire();
        });
    }

    /** Does the work, then resets the connection. */
    public static Fault resetAfterWork() {
        return after("resetAfterWork", (done, pause) -> responseDefinition().withFault(CONNECTION_RESET_BY_PEER));
    }

    /** Does the work, then never answers. */
    public static Fault silenceAfterWork() {
        return after("silenceAfterWork", Fault::silent);
    }

    /** Does the work, then answers 502 with HTML. */
    public static Fault badGatewayAfterWork() {
        return after("badGatewayAfterWork", (done, pause) -> Reply.html(502, BAD_GATEWAY)
                .toWire());
    }

    /** Does the work, then answers the first half of the JSON. */
    public static Fault truncatedAfterWork() {
        return after("truncatedAfterWork", (done, pause) -> Reply.json(
                        200, Arrays.copyOf(done.body(), done.body().length / 2))
                .toWire());
    }

    /** Does the work, then answers 200 with broken chunks and closes the connection. */
    public static Fault brokenChunksAfterWork() {
        return after(
                "brokenChunksAfterWork", (done, pause) -> responseDefinition().withFault(MALFORMED_RESPONSE_CHUNK));
    }

    /** Does the work and answers its JSON, but with that HTTP status. */
    public static Fault successWithStatus(int status) {
        return after("successWithStatus " + status, (done, pause) -> done.withStatus(status)
                .toWire());
    }

    /** Does the work, then answers {@code []}. */
    public static Fault arrayInsteadOfObject() {
        return after("arrayInsteadOfObject", (done, pause) -> Reply.json(200, new byte[] {'[', ']'})
                .toWire());
    }

    boolean afterWork() {
        return afterWork;
    }

    ResponseDefinitionBuilder answer(Reply done, Pause pause) {
        return effect.answer(done, pause);
    }

    @Override
    public String toString() {
        return name;
    }

    private static Fault before(String name, Effect effect) {
        return new Fault(name, false, effect);
    }

    private static Fault after(String name, Effect effect) {
        return new Fault(name, true, effect);
    }

    private static ResponseDefinitionBuilder silent(Reply done, Pause pause) {
        pause.restForEver();
        return responseDefinition().withFault(CONNECTION_RESET_BY_PEER);
    }

    private static byte[] padded(int bytes) {
        String frame = "{\"type\":\"success\",\"desc\":\"\",\"data\":{\"padding\":\"%s\"}}";
        return String.format(frame, "x".repeat(Math.max(0, bytes - frame.length() + 2)))
                .getBytes(StandardCharsets.US_ASCII);
    }
}
