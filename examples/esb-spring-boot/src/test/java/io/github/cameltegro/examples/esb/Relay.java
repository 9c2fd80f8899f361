package io.github.cameltegro.examples.esb;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The address of a server that comes and goes: connections are passed on while there is one, and cut when it goes. */
final class Relay implements AutoCloseable {

    private static final int NOWHERE = -1;

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile int target = NOWHERE;

    private interface Work {
        void run() throws IOException;
    }

    Relay() throws IOException {
        inBackground(() -> {
            while (true) {
                accept(server.accept());
            }
        });
    }

    int port() {
        return server.getLocalPort();
    }

    void leadTo(int port) {
        target = port;
    }

    void cut() throws IOException {
        target = NOWHERE;
        for (Socket socket : open) {
            socket.close();
        }
        open.clear();
    }

    private void accept(Socket near) throws IOException {
        int port = target;
        if (port == NOWHERE) {
            near.close();
            return;
        }
        open.add(near);
        inBackground(() -> {
            try (near;
                    Socket far = new Socket(InetAddress.getLoopbackAddress(), port)) {
                open.add(far);
                if (target == NOWHERE) {
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
        });
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
        server.close();
    }
}
