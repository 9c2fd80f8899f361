package io.github.cameltegro.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;

/** What a proxy does behind a CONNECT: it passes on bytes both ways, until one side hangs up. */
public final class Tunnel {

    private Tunnel() {}

    public static void open(Socket client, int port) throws IOException {
        try (Socket server = new Socket(InetAddress.getLoopbackAddress(), port)) {
            CompletableFuture<Void> responses = CompletableFuture.runAsync(() -> copy(server, client));
            copy(client, server);
            responses.join();
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[8192];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                out.write(buffer, 0, n);
                out.flush();
            }
            to.shutdownOutput();
        } catch (IOException e) {
            // one of the two hung up
        }
    }
}
