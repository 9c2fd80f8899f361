package io.github.cameltegro.examples.esb;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The address of a server that comes and goes: connections are passed on while there is one, and cut when it goes. */
final class Relay implements AutoCloseable {

    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final int port;
    private ServerSocket server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());

    private interface Work {
        void run() throws IOException;
    }

    Relay() throws IOException {
        port = server.getLocalPort();
    }

    int port() {
        return port;
    }

    void leadTo(int target) throws IOException {
        if (server.isClosed()) {
            server = new ServerSocket(port, 0, InetAddress.getLoopbackAddress());
        }
        ServerSocket listening = server;
        inBackground(() -> {
            while (true) {
                Socket near = listening.accept();
                inBackground(() -> pass(near, listening, target));
            }
        });
    }

    /** From now on connections are refused. */
    void cut() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
        open.clear();
    }

    private void pass(Socket near, ServerSocket listening, int target) throws IOException {
        try (near;
                Socket far = new Socket(InetAddress.getLoopbackAddress(), target)) {
            open.add(near);
            open.add(far);
            if (listening.isClosed()) {
                return;
            }
            inBackground(() -> {
                try (near;
                        far) {
                    far.getInputStream().transferTo(near.getOutputStream());
                }
            });
            near.getInputStream().transferTo(far.getOutputStream());
        }
    }

    private static void inBackground(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                // cut, or closed by either side
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        cut();
    }
}
