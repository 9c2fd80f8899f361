package io.github.cameltegro.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Sends what no decent HTTP client sends: any Host, any path. */
final class RawHttp {

    private RawHttp() {}

    /** The whole answer to a request that is written line by line; the connection is closed after it. */
    static String exchange(TegroSimulator simulator, String method, String path, String... headers) {
        try (Socket socket =
                new Socket("127.0.0.1", URI.create(simulator.baseUrl()).getPort())) {
            String request = method + " " + path + " HTTP/1.1\r\n" + String.join("\r\n", headers)
                    + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
