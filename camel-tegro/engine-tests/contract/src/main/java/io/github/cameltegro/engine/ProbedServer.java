package io.github.cameltegro.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.net.URI;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Timeout;

/**
 * An HTTP server with a probe behind it that reads at most 64 KiB and answers with what it read ({@link #told}), with
 * the status of a refusal, or with 405 to other methods than POST.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class ProbedServer {

    public static final int MAX_SIZE = 64 << 10;
    /** The path of a second probe, which waits for a body no longer than a fraction of a second. */
    public static final String HURRIED = "/tegro/hurried";
    /** A header of each answer of the probe: how many bodies broke off so far. */
    public static final String BROKEN_OFF = "Probe-Broken-Off";

    /** Where the probe listens. */
    protected abstract URI address();

    /** Stops the probe's consumer or starts it again. */
    protected abstract void listen(boolean on) throws Exception;

    /** What a server may be unable to do; all else is asked of each. */
    public enum Ability {
        /** A body that stands still is refused at the deadline, and not only when the next byte comes. */
        SEES_STANDSTILL,
        /** However many bodies are on their way, none holds a thread that another request needs. */
        RECEIVES_WITHOUT_THREADS,
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

    final void needs(Ability ability) {
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

    final RawHttp.Answer post(String contentType, byte[] body) throws IOException {
        try (RawHttp http = new RawHttp(address())) {
            return http.request("POST", contentType, body).answer();
        }
    }
}
