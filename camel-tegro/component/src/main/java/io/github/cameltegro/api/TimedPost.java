package io.github.cameltegro.api;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;

/** One POST that knows its deadline, and whether a byte of its body was handed to the connection. */
final class TimedPost extends HttpPost {

    private static final long serialVersionUID = 1L;
    private static final ContentType JSON = ContentType.create("application/json");

    private final transient long deadlineNanos;
    private volatile boolean sent;
    private volatile boolean timedOut;
    private volatile int status;

    TimedPost(URI uri, byte[] body, String authorization, long deadlineNanos) {
        super(uri);
        this.deadlineNanos = deadlineNanos;
        setHeader(HttpHeaders.ACCEPT, "application/json");
        setHeader(HttpHeaders.AUTHORIZATION, authorization);
        setEntity(new Body(body));
    }

    /** Tells when it is written: until then no server can have had a complete request, from then on nobody knows. */
    private final class Body extends AbstractHttpEntity {

        private final byte[] bytes;

        Body(byte[] bytes) {
            super(JSON, null);
            this.bytes = bytes;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            if (isOverdue(System.nanoTime())) {
                // the process stood still while it connected: whoever waited for its end may have sent it by now
                timedOut = true;
                throw new IOException("the time for the call had passed before anything was sent");
            }
            sent = true;
            out.write(bytes);
        }

        @Override
        public InputStream getContent() {
            sent = true;
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public long getContentLength() {
            return bytes.length;
        }

        @Override
        public boolean isStreaming() {
            return false;
        }

        @Override
        public boolean isRepeatable() {
            return false;
        }

        @Override
        public void close() {
            // holds nothing
        }
    }

    boolean sent() {
        return sent;
    }

    boolean timedOut() {
        return timedOut;
    }

    void answered(int httpStatus) {
        status = httpStatus;
    }

    /** The HTTP status of the answer; 0 if it has not begun. */
    int status() {
        return status;
    }

    void cancelIfOverdue(long nowNanos) {
        if (isOverdue(nowNanos)) {
            timedOut = true;
            cancel();
        }
    }

    private boolean isOverdue(long nowNanos) {
        return nowNanos - deadlineNanos > 0;
    }
}
