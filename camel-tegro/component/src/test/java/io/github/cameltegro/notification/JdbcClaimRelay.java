package io.github.cameltegro.notification;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;

/** Passes bytes to a local server and back, or holds them: connections stay open and say nothing until they flow again. */
public final class JdbcClaimRelay implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private boolean requestsHeld;
    private boolean responsesHeld;

    public JdbcClaimRelay(int target) throws IOException {
        daemon(() -> {
            while (true) {
                Socket near = keep(server.accept());
                Socket far = keep(new Socket(InetAddress.getLoopbackAddress(), target));
                daemon(() -> pass(near, far, () -> requestsHeld));
                daemon(() -> pass(far, near, () -> responsesHeld));
            }
        });
    }

    public int port() {
        return server.getLocalPort();
    }

    /** Holds all bytes. */
    public void silence() {
        hold(true, true);
    }

    /** What is sent arrives and is done, and its response does not come back. */
    public void holdResponses() {
        hold(false, true);
    }

    /** Lets all bytes through, first those that were held. */
    public void flow() {
        hold(false, false);
    }

    private synchronized void hold(boolean requests, boolean responses) {
        requestsHeld = requests;
        responsesHeld = responses;
        notifyAll();
    }

    private synchronized void awaitFlow(BooleanSupplier held) throws IOException {
        while (held.getAsBoolean()) {
            try {
                wait();
            } catch (InterruptedException e) {
                throw new InterruptedIOException();
            }
        }
    }

    private Socket keep(Socket socket) {
        sockets.add(socket);
        return socket;
    }

    private void pass(Socket from, Socket to, BooleanSupplier held) throws IOException {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        byte[] bytes = new byte[8192];
        for (int count = in.read(bytes); count >= 0; count = in.read(bytes)) {
            awaitFlow(held);
            out.write(bytes, 0, count);
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
        flow();
    }
}
