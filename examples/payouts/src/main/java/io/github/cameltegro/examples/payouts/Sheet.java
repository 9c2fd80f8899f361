package io.github.cameltegro.examples.payouts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The payouts that are to be made: a CSV file, whose first line names the fields. */
final class Sheet {

    private static final Set<String> REQUIRED = Set.of("payment_id", "amount", "currency", "account");

    private final List<String> names;
    private final List<Row> rows;

    private Sheet(List<String> names, List<Row> rows) {
        this.names = names;
        this.rows = rows;
    }

    /** @throws IllegalArgumentException if it can't be told what each row would pay, before any is paid */
    static Sheet read(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file).stream()
                .filter(line -> !line.isBlank())
                .toList();
        List<String> names = lines.isEmpty() ? List.of() : Csv.split(lines.get(0));
        if (!names.containsAll(REQUIRED)) {
            throw new IllegalArgumentException(file + " must begin with a line that names the columns, among them "
                    + String.join(", ", REQUIRED.stream().sorted().toList()));
        }
        List<Row> rows = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            Row row = new Row(rows.size() + 1, names, Csv.split(line));
            if (row.values().size() != names.size() || row.paymentId().isEmpty()) {
                throw new IllegalArgumentException(
                        file + ": row " + row.number() + " has not " + names.size() + " columns, or no payment_id");
            }
            Integer before = seen.putIfAbsent(row.paymentId(), row.number());
            if (before != null) {
                throw new IllegalArgumentException(file + ": rows " + before + " and " + row.number()
                        + " have one payment_id, and a payment_id is one payout");
            }
            rows.add(row);
        }
        return new Sheet(names, rows);
    }

    List<String> names() {
        return names;
    }

    List<Row> rows() {
        return rows;
    }
}
