package io.github.cameltegro.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;

/**
 * A notification endpoint on this machine; each thread posts over a connection of its own.
 *
 * @param comment a text that the notifications have besides their usual fields; empty for none
 */
record NotificationRival(String name, int port, String path, String comment) implements Rival {

    @Override
    public Place place() {
        return Place.SERVER;
    }

    @Override
    public Work work() throws Exception {
        return new Posts(new Socket(InetAddress.getLoopbackAddress(), port), new SignedPost(path, comment));
    }

    private static final class Posts implements Work {

        private static final int LONGEST_MILLIS = 60_000;

        private final Socket socket;
        private final SignedPost post;
        private final InputStream in;
        private final OutputStream out;
        private final HttpMessage answer = new HttpMessage();

        Posts(Socket socket, SignedPost post) throws IOException {
            this.socket = socket;
            this.post = post;
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(LONGEST_MILLIS);
            in = socket.getInputStream();
            out = socket.getOutputStream();
        }

        @Override
        public void once() throws IOException {
            out.write(post.next());
            if (!answer.read(in) || answer.status() != 200) {
                throw new IOException("not accepted: " + answer);
            }
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
