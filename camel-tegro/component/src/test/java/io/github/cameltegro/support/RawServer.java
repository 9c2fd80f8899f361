package io.github.cameltegro.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;

/** A server that does byte by byte what its script says, also what no HTTP server would. */
public final class RawServer implements AutoCloseable {

    /** Serves one connection; it is closed when this returns. */
    @FunctionalInterface
    public interface Script {
        void serve(Connection connection) throws IOException;
    }

    private final ServerSocket server;
    private final Script script;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();

    private RawServer(ServerSocketFactory sockets, Script script) throws IOException {
        this.server = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.script = script;
        Thread thread = new Thread(this::accept, "raw-server");
        thread.setDaemon(true);
        thread.start();
    }

    public static RawServer start(Script script) throws IOException {
        return new RawServer(ServerSocketFactory.getDefault(), script);
    }

    /** Over TLS, or whatever else the sockets speak. */
    public static RawServer start(ServerSocketFactory sockets, Script script) throws IOException {
        return new RawServer(sockets, script);
    }

    /** Reads each request and answers it so, on connections that stay open. */
    public static RawServer answering(String answer) throws IOException {
        return start(connection -> {
            while (connection.readRequest() != null) {
                connection.write(answer);
            }
        });
    }

    /** A complete answer with that JSON. */
    public static String ok(String json) {
        return http("200 OK", "application/json", json);
    }

    public static String http(String status, String contentType, String body) {
        return "HTTP/1.1 " + status + "\r\nContent-Type: " + contentType + "\r\nContent-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body;
    }

    public String baseUrl() {
        return "http://127.0.0.1:" + port();
    }

    public int port() {
        return server.getLocalPort();
    }

    /** The requests that were read, head and body, as they arrived. */
    public List<String> requests() {
        return requests;
    }

    /** How many connections were made. */
    public int connections() {
        return connections.get();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                connections.incrementAndGet();
                open.add(socket);
                Thread thread = new Thread(() -> serve(socket), "raw-connection");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            // else what is written in two pieces arrives 40 ms apart
            socket.setTcpNoDelay(true);
            script.serve(new Connection(socket));
        } catch (IOException e) {
            // the client hung up, which some tests are about
        } finally {
            open.remove(socket);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One connection of a client. */
    public final class Connection {

        private final Socket socket;

        private Connection(Socket socket) {
            this.socket = socket;
        }

        public Socket socket() {
            return socket;
        }

        /** Reads one request to its end and keeps it; null when the client has no more. */
        public String readRequest() throws IOException {
            String head = readHead();
            if (head == null) {
                return null;
            }
            int length = head.lines()
                    .filter(line -> line.regionMatches(true, 0, "Content-Length:", 0, 15))
                    .map(line -> Integer.valueOf(line.substring(15).strip()))
                    .findFirst()
                    .orElse(0);
            String request = head + new String(socket.getInputStream().readNBytes(length), StandardCharsets.UTF_8);
            requests.add(request);
            return request;
        }

        /** Reads to the blank line behind the headers, and no byte more. */
        public String readHead() throws IOException {
            InputStream in = socket.getInputStream();
            StringBuilder head = new StringBuilder();
            while (!head.toString().endsWith("\r\n\r\n")) {
                int b = in.read();
                if (b < 0) {
                    return null;
                }
                head.append((char) b);
            }
            return head.toString();
        }

        public void write(String text) throws IOException {
            write(text.getBytes(StandardCharsets.UTF_8));
        }

        public void write(byte[] bytes) throws IOException {
            OutputStream out = socket.getOutputStream();
            out.write(bytes);
            out.flush();
        }

        /** Writes the text byte by byte, again and again, until the client hangs up. */
        public void dripForEver(String text, int pauseMillis) throws IOException {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            for (int i = 0; ; i = (i + 1) % bytes.length) {
                write(new byte[] {bytes[i]});
                pause(pauseMillis);
            }
        }

        /** Says nothing until the client hangs up. */
        public void silence() throws IOException {
            while (socket.getInputStream().read() >= 0) {
                // whatever it sends, there is no answer
            }
        }

        /** Ends the connection with a reset instead of an orderly close. */
        public void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }

        private void pause(int millis) throws IOException {
            try {
                Thread.sleep(millis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            }
        }
    }
}
