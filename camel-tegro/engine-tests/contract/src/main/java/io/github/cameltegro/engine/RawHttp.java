package io.github.cameltegro.engine;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;

/** One HTTP/1.1 connection on which a test decides about every byte, as no client library lets it. */
public final class RawHttp implements Closeable {

    /** Only for a server that hangs: the test fails then. */
    private static final int HANGS_AFTER_MILLIS = 30_000;

    private final URI address;
    private final Socket socket;
    private final OutputStream out;
    private final InputStream in;

    public RawHttp(URI address) throws IOException {
        this.address = address;
        socket = new Socket(address.getHost(), address.getPort());
        socket.setSoTimeout(HANGS_AFTER_MILLIS);
        socket.setTcpNoDelay(true);
        out = socket.getOutputStream();
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** An answer; its header names are compared ignoring case. */
    public record Answer(int status, Map<String, String> headers, byte[] body) {
        public String text() {
            return new String(body, ISO_8859_1);
        }

        public boolean closes() {
            return "close".equalsIgnoreCase(headers.get("Connection"));
        }
    }

    /** Sends a whole request with its length. */
    public RawHttp request(String method, String contentType, byte[] body) throws IOException {
        return head(method, "Content-Type: " + contentType, "Content-Length: " + body.length)
                .bytes(body);
    }

    /** Sends the request line and headers, with the blank line behind them. */
    public RawHttp head(String method, String... headers) throws IOException {
        StringBuilder head = new StringBuilder(method + " " + target() + " HTTP/1.1\r\n");
        head.append("Host: ").append(address.getAuthority()).append("\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        return bytes(head.append("\r\n").toString().getBytes(ISO_8859_1));
    }

    private String target() {
        return address.getRawQuery() == null
                ? address.getRawPath()
                : address.getRawPath() + "?" + address.getRawQuery();
    }

    public RawHttp chunk(byte[] data) throws IOException {
        bytes((Integer.toHexString(data.length) + "\r\n").getBytes(ISO_8859_1));
        return bytes(data).bytes(new byte[] {'\r', '\n'});
    }

    public RawHttp lastChunk() throws IOException {
        return bytes("0\r\n\r\n".getBytes(ISO_8859_1));
    }

    public RawHttp bytes(byte[] data) throws IOException {
        out.write(data);
        out.flush();
        return this;
    }

    /** The next answer, interim ones (100) included. */
    public Answer answer() throws IOException {
        return answer(false);
    }

    /** The answer to a HEAD request, which has no body whatever its headers say. */
    public Answer answerToHead() throws IOException {
        return answer(true);
    }

    private Answer answer(boolean toHead) throws IOException {
        int status = Integer.parseInt(line().split(" ")[1]);
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.merge(line.substring(0, colon), line.substring(colon + 1).strip(), (a, b) -> a + ", " + b);
        }
        boolean bodiless = toHead || status < 200 || status == 204 || status == 304;
        return new Answer(status, headers, bodiless ? new byte[0] : body(headers));
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        if (headers.containsKey("Content-Length")) {
            return exactly(Integer.parseInt(headers.get("Content-Length")));
        }
        if (!"chunked".equalsIgnoreCase(headers.get("Transfer-Encoding"))) {
            return in.readAllBytes();
        }
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            int size = Integer.parseInt(line().strip(), 16);
            body.writeBytes(exactly(size));
            line();
            if (size == 0) {
                return body.toByteArray();
            }
        }
    }

    private byte[] exactly(int size) throws IOException {
        byte[] bytes = in.readNBytes(size);
        if (bytes.length < size) {
            throw new EOFException("the answer breaks off");
        }
        return bytes;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("the server closed the connection");
            }
            line.append((char) b);
        }
        return line.toString().stripTrailing();
    }

    /** Breaks the connection off, so that the server sees it at once. */
    @Override
    public void close() throws IOException {
        socket.close();
    }
}
