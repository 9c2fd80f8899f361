package io.github.cameltegro.notification;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;

/**
 * A body that is there already or is read by blocking calls. The deadline is looked at between reads: a body that
 * stands still is up to the server's own idle timeout.
 */
final class BlockingBody {

    private static final int CHUNK = 8192;

    private final int maxSize;
    private final Duration deadline;
    private final long started = System.nanoTime();

    BlockingBody(int maxSize, Duration deadline) {
        this.maxSize = maxSize;
        this.deadline = deadline;
    }

    /** Opens the stream of a body. */
    interface Source {
        InputStream open() throws IOException;
    }

    byte[] read(Exchange exchange, Object body) throws RefusedRequest {
        if (body == null) {
            return new byte[0];
        }
        if (body instanceof StreamCache cache) {
            cache.reset();
        }
        InputStream stream = exchange.getContext().getTypeConverter().tryConvertTo(InputStream.class, exchange, body);
        if (stream == null) {
            throw new IllegalStateException("The HTTP server hands over a body of type "
                    + body.getClass().getName() + ", from which no bytes can be read");
        }
        return read(() -> stream);
    }

    byte[] read(Source source) throws RefusedRequest {
        try {
            InputStream stream = source.open();
            ByteArrayOutputStream received = new ByteArrayOutputStream();
            byte[] chunk = new byte[CHUNK];
            for (int count = stream.read(chunk); count >= 0; count = stream.read(chunk)) {
                if (count > maxSize - received.size()) {
                    throw RequestBody.tooLarge(maxSize);
                }
                if (System.nanoTime() - started > deadline.toNanos()) {
                    throw new RefusedRequest(408, "the body took longer than " + deadline);
                }
                received.write(chunk, 0, count);
            }
            return received.toByteArray();
        } catch (IOException e) {
            throw refusal(e);
        }
    }

    /** What a failure to read says about the body. */
    static RefusedRequest refusal(Throwable e) {
        while (e != null) {
            if (e instanceof SocketTimeoutException || e instanceof TimeoutException) {
                return new RefusedRequest(408, "the body stands still");
            }
            e = e.getCause();
        }
        return new RefusedRequest(400, "the body breaks off");
    }
}
