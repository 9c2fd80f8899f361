package io.github.cameltegro.examples.payouts;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.ExchangeProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What became of each row, written beside it into a file of its own as soon as it is known. A run that is started
 * again goes on with the rows whose result is not final.
 */
public final class Results implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger("payouts");
    private static final String HEADER = "result";

    private final Sheet sheet;
    private final Map<String, String> results = new HashMap<>();
    private final FileChannel file;

    private Results(Sheet sheet, Path path) throws IOException {
        this.sheet = sheet;
        read(path);
        rewrite(path);
        this.file = FileChannel.open(path, StandardOpenOption.APPEND);
    }

    static Results open(Sheet sheet, Path path) throws IOException {
        return new Results(sheet, path);
    }

    /** A line that a killed run did not finish is none. */
    private void read(Path path) throws IOException {
        String text = Files.exists(path) ? Files.readString(path) : "";
        int id = sheet.names().indexOf("payment_id");
        text.substring(0, text.lastIndexOf('\n') + 1)
                .lines()
                .skip(1)
                .map(Csv::split)
                .forEach(values -> {
                    if (values.size() == sheet.names().size() + 1) {
                        results.put(values.get(id), values.get(values.size() - 1));
                    }
                });
        results.values().removeIf(result -> !isFinal(result));
    }

    private void rewrite(Path path) throws IOException {
        List<String> names = new ArrayList<>(sheet.names());
        names.add(HEADER);
        StringBuilder text = new StringBuilder(Csv.join(names)).append('\n');
        for (Row row : sheet.rows()) {
            String result = results.get(row.paymentId());
            if (result != null) {
                text.append(line(row, result));
            }
        }
        Path next = path.resolveSibling(path.getFileName() + ".next");
        Files.writeString(next, text);
        Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String line(Row row, String result) {
        List<String> values = new ArrayList<>(row.values());
        values.add(result);
        return Csv.join(values) + '\n';
    }

    private static boolean isFinal(String result) {
        return result.startsWith("accepted") || result.startsWith("refused");
    }

    /** The rows that have no final result yet. */
    List<Row> open() {
        return sheet.rows().stream()
                .filter(row -> !results.containsKey(row.paymentId()))
                .toList();
    }

    /** Called by the route. */
    public void write(@ExchangeProperty("row") Row row, @ExchangeProperty("result") String result) throws IOException {
        ByteBuffer line = ByteBuffer.wrap(line(row, result).getBytes(StandardCharsets.UTF_8));
        while (line.hasRemaining()) {
            file.write(line);
        }
        file.force(false);
        results.put(row.paymentId(), result);
        LOG.info("{}/{}  {}  {}", row.number(), sheet.rows().size(), row.paymentId(), result);
    }

    /** How many rows have a result that begins so. */
    long count(String beginning) {
        return results.values().stream()
                .filter(result -> result.startsWith(beginning))
                .count();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
