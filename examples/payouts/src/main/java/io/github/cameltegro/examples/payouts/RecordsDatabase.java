package io.github.cameltegro.examples.payouts;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * A PostgreSQL for the records, in a folder that outlives the process. In production this is a database of yours; here
 * it comes with the example.
 */
final class RecordsDatabase implements AutoCloseable {

    private static final int SECONDS_TO_STOP = 30;

    private final EmbeddedPostgres postgres;
    private final HikariDataSource connections = new HikariDataSource();

    private RecordsDatabase(EmbeddedPostgres postgres) {
        this.postgres = postgres;
        connections.setDataSource(postgres.getPostgresDatabase());
        connections.setMaximumPoolSize(2);
    }

    static RecordsDatabase start(Path folder) throws IOException {
        Path data = folder.toAbsolutePath().normalize();
        Path complete = data.resolveSibling(data.getFileName() + ".complete");
        stopOrphan(data);
        if (!Files.exists(complete)) {
            // never used: a run was killed while the database was being made
            delete(data);
        }
        RecordsDatabase database = new RecordsDatabase(EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                // a record that is written must stay written: the defaults of this library are for tests
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start());
        if (!Files.exists(complete)) {
            Files.createFile(complete);
        }
        return database;
    }

    DataSource dataSource() {
        return connections;
    }

    /** The database of a run that was killed goes on without it. */
    private static void stopOrphan(Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        List<String> lines = Files.readAllLines(pidFile);
        Optional<ProcessHandle> orphan = lines.isEmpty()
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(lines.get(0).strip())).filter(process -> process.info()
                        .commandLine()
                        .filter(command -> command.contains(data.toString()))
                        .isPresent());
        if (orphan.isPresent()) {
            orphan.get().destroy();
            try {
                orphan.get().onExit().get(SECONDS_TO_STOP, TimeUnit.SECONDS);
            } catch (ExecutionException | TimeoutException e) {
                throw new IOException("The database of an earlier run does not stop", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException(e);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        connections.close();
        postgres.close();
    }
}
