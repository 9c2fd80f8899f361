package io.github.cameltegro.notification;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Passes bytes to a local server and back until it is told to swallow them: connections stay open and say nothing. */
final class JdbcClaimRelay implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private volatile boolean silent;
    private volatile long delay;
    private final AtomicInteger requests = new AtomicInteger();

    JdbcClaimRelay(int target) throws IOException {
        daemon(() -> {
            while (true) {
                Socket near = keep(server.accept());
                Socket far = keep(new Socket(InetAddress.getLoopbackAddress(), target));
                daemon(() -> pass(near, far, true));
                daemon(() -> pass(far, near, false));
            }
        });
    }

    int port() {
        return server.getLocalPort();
    }

    void silence() {
        silent = true;
    }

    /** @param delay how long all that is sent to the server is on its way from now on */
    void delay(Duration delay) {
        this.delay = delay.toMillis();
        requests.set(0);
    }

    /** How often something was sent to the server since then. */
    int requests() {
        return requests.get();
    }

    private Socket keep(Socket socket) {
        sockets.add(socket);
        return socket;
    }

    private void pass(Socket from, Socket to, boolean request) throws IOException {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        byte[] bytes = new byte[1 << 18];
        for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
            if (request) {
                requests.incrementAndGet();
                linger();
            }
            if (!silent) {
                out.write(bytes, 0, count);
            }
        }
    }

    private void linger() {
        if (delay > 0) {
            LockSupport.parkNanos(Duration.ofMillis(delay).toNanos());
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void daemon(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (IOException e) {
                // closed, by an end or by us
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
