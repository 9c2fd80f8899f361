package io.github.cameltegro.benchmarks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.function.Consumer;

/**
 * Answers calls with texts made beforehand, a thread for each connection, without a check: it shall be no part of what
 * is measured. (The simulator, which checks everything, would be.)
 */
final class StubTegro implements AutoCloseable {

    private static final byte[] ORDER = answer(
            "200 OK",
            "{\"type\":\"success\",\"desc\":\"\",\"data\":{\"id\":755555,"
                    + "\"url\":\"https://tegro.money/pay/complete/755555/9c39837c9b3e3a4f3c4a4a1d4c0b1a2f/\"}}");
    private static final byte[] BALANCE = answer(
            "200 OK",
            "{\"type\":\"success\",\"desc\":\"\",\"data\":{\"user_id\":1,"
                    + "\"balance\":{\"RUB\":\"1000.00\",\"USD\":\"20.50\",\"EUR\":\"0.00\",\"UAH\":\"3.14\"}}}");
    private static final byte[] ELSEWHERE = answer("404 Not Found", "{}");
    /** Where in a request an operation's name begins. */
    private static final int OPERATION = "POST /api/".length();

    private final ServerSocket server;

    private final Consumer<HttpMessage> watcher;

    private StubTegro(ServerSocket server, Consumer<HttpMessage> watcher) {
        this.server = server;
        this.watcher = watcher;
    }

    static StubTegro start() throws IOException {
        return start(request -> {});
    }

    /** @param watcher is shown each request before it is answered; the message is used again for the next */
    static StubTegro start(Consumer<HttpMessage> watcher) throws IOException {
        StubTegro stub = new StubTegro(new ServerSocket(0, 100, InetAddress.getLoopbackAddress()), watcher);
        daemon(stub::accept).start();
        return stub;
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                daemon(() -> serve(socket)).start();
            } catch (IOException e) {
                // closed
            }
        }
    }

    private static Thread daemon(Runnable runnable) {
        Thread thread = new Thread(runnable, "stub");
        thread.setDaemon(true);
        return thread;
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            HttpMessage message = new HttpMessage();
            InputStream in = socket.getInputStream();
            OutputStream out = socket.getOutputStream();
            while (message.read(in)) {
                watcher.accept(message);
                out.write(answer(message));
            }
        } catch (IOException e) {
            // the client is gone
        }
    }

    private static byte[] answer(HttpMessage request) {
        return switch (request.byteAt(OPERATION)) {
            case 'c' -> ORDER;
            case 'b' -> BALANCE;
            default -> ELSEWHERE;
        };
    }

    private static byte[] answer(String status, String json) {
        return ("HTTP/1.1 " + status + "\r\nServer: nginx\r\nContent-Type: application/json\r\nContent-Length: "
                        + json.length() + "\r\nConnection: keep-alive\r\n\r\n" + json)
                .getBytes(ISO_8859_1);
    }
}
