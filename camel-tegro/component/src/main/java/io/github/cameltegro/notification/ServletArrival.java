package io.github.cameltegro.notification;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;

/** Receives the body of an asynchronous servlet request as its container has it, and holds none of its threads. */
final class ServletArrival implements ReadListener {

    private static final int CHUNK = 8192;

    private final ServletInputStream stream;
    private final ArrivingBody body;
    private final byte[] chunk = new byte[CHUNK];

    private ServletArrival(ServletInputStream stream, ArrivingBody body) {
        this.stream = stream;
        this.body = body;
    }

    /** Begins to receive the body of a request that is asynchronous already; the outcome comes by itself. */
    static ArrivingBody receive(HttpServletRequest request, int maxSize, Duration deadline) throws IOException {
        ArrivingBody body = new ArrivingBody(maxSize, deadline);
        try {
            RequestBody.checkLength(request.getContentLengthLong(), maxSize);
            ServletInputStream stream = request.getInputStream();
            stream.setReadListener(new ServletArrival(stream, body));
            body.startClock();
        } catch (RefusedRequest e) {
            body.refuse(e);
        }
        return body;
    }

    @Override
    public void onDataAvailable() throws IOException {
        while (!body.isDone() && stream.isReady()) {
            int count = stream.read(chunk);
            if (count < 0) {
                return;
            }
            body.take(ByteBuffer.wrap(chunk, 0, count));
        }
    }

    @Override
    public void onAllDataRead() {
        body.end();
    }

    @Override
    public void onError(Throwable failure) {
        body.breakOff(failure);
    }
}
