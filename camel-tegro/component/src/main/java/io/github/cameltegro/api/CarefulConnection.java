package io.github.cameltegro.api;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpMessage;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParserFactory;
import org.apache.hc.core5.http.impl.io.SocketHolder;
import org.apache.hc.core5.http.message.RequestLine;
import org.apache.hc.core5.http.message.StatusLine;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection that sends no request once the server has closed it, or while it holds bytes that nobody asked for. Such
 * a call would be lost, or would take these bytes for its own response.
 *
 * <p>It looks three times: when it is taken from the pool (if it is spent, a new one takes its place), right before a
 * request is written (then nothing is sent), and, at what was read behind a response, before it returns to the pool (then
 * it is closed). Each look at the socket is a system call, so there are only these two.
 */
final class CarefulConnection extends DefaultBHttpClientConnection implements ManagedHttpClientConnection {

    /** Of HttpClient's own connections. */
    private static final Logger HEADERS = LoggerFactory.getLogger("org.apache.hc.client5.http.headers");

    /** Seeing that the server closed a plain connection takes a read that waits; one just used is spared that. */
    private static final long JUST_USED_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    /** How the next read behaves. */
    private enum Reading {
        RESPONSE,
        WHATEVER_COMES_WITHIN_A_MILLISECOND,
        WHAT_IS_THERE,
        WHAT_WAS_READ_BEFORE
    }

    private final AtomicBoolean closed = new AtomicBoolean();
    private Reading reading = Reading.RESPONSE;
    private boolean ended;
    private long lastUse;

    /** The parser is the strict one of HttpCore: that of HttpClient skips whatever stands before a response. */
    CarefulConnection(Http1Config limits) {
        super(limits, null, null, null, null, null, new DefaultHttpResponseParserFactory(limits));
    }

    @Override
    public void bind(Socket socket) throws IOException {
        bind(new Watched(socket));
    }

    @Override
    public void bind(SSLSocket tls, Socket socket) throws IOException {
        bind(new Watched(tls, socket));
    }

    @Override
    protected void bind(SocketHolder holder) throws IOException {
        super.bind(holder);
        if (closed.get()) {
            // cancelled while it was being made
            holder.getBaseSocket().close();
            throw new InterruptedIOException("the connection was closed while it was made");
        }
    }

    @Override
    public Socket getSocket() {
        SocketHolder holder = getSocketHolder();
        return holder == null ? null : holder.getSocket();
    }

    @Override
    public void passivate() {
        // each use sets a time limit of its own
    }

    @Override
    public void activate() {
        // as above
    }

    @Override
    public void close() throws IOException {
        if (closed.compareAndSet(false, true)) {
            super.close();
        }
    }

    @Override
    public void close(CloseMode mode) {
        if (closed.compareAndSet(false, true)) {
            super.close(mode);
        }
    }

    @Override
    protected void onRequestSubmitted(ClassicHttpRequest request) {
        if (HEADERS.isDebugEnabled()) {
            HEADERS.debug(">> {}", new RequestLine(request));
            log(">>", request);
        }
    }

    @Override
    protected void onResponseReceived(ClassicHttpResponse response) {
        if (HEADERS.isDebugEnabled()) {
            HEADERS.debug("<< {}", new StatusLine(response));
            log("<<", response);
        }
    }

    private static void log(String direction, HttpMessage message) {
        message.headerIterator().forEachRemaining(header -> HEADERS.debug("{} {}", direction, header));
    }

    @Override
    public boolean isStale() throws IOException {
        return isSpent(
                System.nanoTime() - lastUse > JUST_USED_NANOS
                        ? Reading.WHATEVER_COMES_WITHIN_A_MILLISECOND
                        : Reading.WHAT_IS_THERE);
    }

    @Override
    public void sendRequestHeader(ClassicHttpRequest request) throws HttpException, IOException {
        if (isSpent(Reading.WHAT_IS_THERE)) {
            throw new IOException("the server closed the connection, or sent something that nobody had asked for");
        }
        super.sendRequestHeader(request);
    }

    /** Asked when a response has been read to its end. */
    @Override
    public boolean isConsistent() {
        lastUse = System.nanoTime();
        try {
            return super.isConsistent() && !isSpent(Reading.WHAT_WAS_READ_BEFORE);
        } catch (IOException e) {
            return false;
        }
    }

    private boolean isSpent(Reading look) throws IOException {
        try {
            reading = look;
            if (look == Reading.WHATEVER_COMES_WITHIN_A_MILLISECOND) {
                if (super.isStale()) {
                    return true;
                }
                reading = Reading.WHAT_IS_THERE;
            }
            // the buffer now holds what that read found, or what was read behind the end of a response
            return isDataAvailable(Timeout.ONE_MILLISECOND) || ended;
        } finally {
            reading = Reading.RESPONSE;
        }
    }

    private final class Watched extends SocketHolder {

        Watched(Socket socket) {
            super(socket);
        }

        Watched(SSLSocket tls, Socket socket) {
            super(tls, socket);
        }

        @Override
        protected InputStream getInputStream(Socket socket) throws IOException {
            InputStream in = socket.getInputStream();
            return new Inlet(
                    in, socket == getBaseSocket() ? null : getBaseSocket().getInputStream());
        }
    }

    /** Does not touch the socket while only what is there is wanted and nothing is. */
    private final class Inlet extends FilterInputStream {

        /** Beneath TLS; null where there is none. */
        private final InputStream wire;

        Inlet(InputStream in, InputStream wire) {
            super(in);
            this.wire = wire;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            if (reading == Reading.WHAT_WAS_READ_BEFORE || reading == Reading.WHAT_IS_THERE && isNothingThere()) {
                throw new NothingThere();
            }
            int count = super.read(bytes, from, length);
            ended |= count < 0;
            return count;
        }

        private boolean isNothingThere() throws IOException {
            return in.available() == 0 && (wire == null || wire.available() == 0);
        }
    }

    /** What a read throws that ends without bytes; not worth a stack trace. */
    private static final class NothingThere extends SocketTimeoutException {

        private static final long serialVersionUID = 1L;

        @Override
        public Throwable fillInStackTrace() {
            return this;
        }
    }
}
