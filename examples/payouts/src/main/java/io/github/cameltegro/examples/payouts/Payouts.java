package io.github.cameltegro.examples.payouts;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.main.Main;
import org.apache.camel.processor.idempotent.jdbc.JdbcMessageIdRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pays out what {@code payouts.csv} lists, row by row, and writes {@code payouts.results.csv} beside it. It can be
 * killed and started again at any point: no row is paid twice.
 */
public final class Payouts {

    private static final Logger LOG = LoggerFactory.getLogger("payouts");

    private Payouts() {}

    /** Exit code 0 when each row has its result, 1 if that could not be done. */
    public static void main(String[] arguments) {
        int exitCode = 1;
        try (Gateway gateway = Gateway.of(System.getenv())) {
            run(gateway);
            exitCode = 0;
        } catch (Exception e) {
            LOG.error("Cannot go on: {}", e.getMessage());
            LOG.debug("Because of", e);
        }
        System.exit(exitCode);
    }

    private static void run(Gateway gateway) throws Exception {
        Main main = new Main(Payouts.class);
        main.setOverrideProperties(gateway.settings());
        main.init();
        Path folder = Path.of(main.getCamelContext().resolvePropertyPlaceholders("{{payouts.folder}}"));
        Files.createDirectories(folder);
        try (FileChannel lock =
                FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            if (lock.tryLock() == null) {
                throw new IllegalStateException("another run is under way in " + folder);
            }
            Sheet sheet = Sheet.read(sample(folder.resolve("payouts.csv")));
            Path resultFile = folder.resolve("payouts.results.csv");
            try (Results results = Results.open(sheet, resultFile);
                    RecordsDatabase records = RecordsDatabase.start(folder.resolve("records"))) {
                List<Row> open = results.open();
                LOG.info(
                        "{} rows, {} of them open, to be paid by {}",
                        sheet.rows().size(),
                        open.size(),
                        gateway);
                pay(main, open, results, records);
                LOG.info(
                        "{} accepted, {} refused, {} unknown, {} not sent.{} See {}",
                        results.count("accepted"),
                        results.count("refused"),
                        results.count("unknown"),
                        results.count("not sent"),
                        gateway.books(),
                        resultFile);
            }
        }
    }

    private static void pay(Main main, List<Row> open, Results results, RecordsDatabase records) throws Exception {
        CamelContext camel = main.getCamelContext();
        camel.getRegistry().bind("results", results);
        camel.getRegistry().bind("records", new JdbcMessageIdRepository(records.dataSource(), "payouts"));
        main.start();
        try (ProducerTemplate template = camel.createProducerTemplate()) {
            template.sendBody("direct:payouts", open);
        } finally {
            main.stop();
        }
    }

    private static Path sample(Path file) throws IOException {
        if (!Files.exists(file)) {
            try (InputStream sample = Payouts.class.getResourceAsStream("/payouts.csv")) {
                Files.copy(sample, file);
            }
        }
        return file;
    }
}
