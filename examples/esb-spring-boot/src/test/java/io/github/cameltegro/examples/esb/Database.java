package io.github.cameltegro.examples.esb;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;

/** A PostgreSQL that is ended and started again, with the same data at the same address. */
final class Database implements AutoCloseable {

    private final Path folder;
    private final Relay relay = new Relay();
    private EmbeddedPostgres server;

    Database(Path folder) throws IOException {
        this.folder = folder;
        start();
    }

    String url() {
        return "jdbc:postgresql://127.0.0.1:" + relay.port() + "/postgres";
    }

    void start() throws IOException {
        server = EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .start();
        relay.leadTo(server.getPort());
    }

    /** The connections break first. */
    void end() throws IOException {
        relay.cut();
        server.close();
    }

    @Override
    public void close() throws IOException {
        end();
        relay.close();
    }
}
