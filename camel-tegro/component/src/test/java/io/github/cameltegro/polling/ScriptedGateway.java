package io.github.cameltegro.polling;

import io.github.cameltegro.support.RawServer;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A gateway whose pages, and whose answers about one order, are what the test says. */
final class ScriptedGateway implements AutoCloseable {

    private static final Pattern PAGE = Pattern.compile("\"page\":(\\d+)");
    private static final Pattern NUMBER = Pattern.compile("\"order_id\":(\\d+)");

    /** A page that the gateway refuses. */
    static final List<String> REFUSED = List.of("refused");

    /** The orders of a page, as JSON, by its number; null fails the call. */
    volatile IntFunction<List<String>> pages = page -> List.of();

    /** The order of a number; null is not found. */
    volatile IntFunction<String> order = number -> null;

    /** The pages that were asked for. */
    final List<Integer> pagesRead = new CopyOnWriteArrayList<>();

    /** The orders that were asked for by their numbers. */
    final List<Integer> asked = new CopyOnWriteArrayList<>();

    private final RawServer server;

    ScriptedGateway() throws IOException {
        server = RawServer.start(connection -> {
            for (String request = connection.readRequest(); request != null; request = connection.readRequest()) {
                connection.write(answer(request));
            }
        });
    }

    String baseUrl() {
        return server.baseUrl();
    }

    /** An order as Tegro tells it. */
    static String order(int number, int status) {
        return order(Integer.toString(number), "\"2026-01-15 10:30:00\"", status, "\"A-" + number + "\"");
    }

    /** An order of JSON values. */
    static String order(String id, String date, int status, String merchantId) {
        return "{\"id\":" + id + ",\"date_created\":" + date + ",\"date_payed\":null,\"status\":" + status
                + ",\"amount\":\"10.50000000\",\"fee\":\"0.50000000\",\"test_order\":0,\"payment_id\":" + merchantId
                + "}";
    }

    private String answer(String request) {
        Matcher page = PAGE.matcher(request);
        if (page.find()) {
            int number = Integer.parseInt(page.group(1));
            pagesRead.add(number);
            List<String> orders = pages.apply(number);
            if (orders == REFUSED) {
                return RawServer.ok("{\"type\":\"error\",\"desc\":\"Wrong page\"}");
            }
            return orders == null
                    ? RawServer.http("503 Service Unavailable", "text/html", "away")
                    : success(orders.stream().collect(Collectors.joining(",", "[", "]")));
        }
        Matcher one = NUMBER.matcher(request);
        if (!one.find()) {
            return RawServer.ok("{\"type\":\"error\",\"desc\":\"no order_id\"}");
        }
        int number = Integer.parseInt(one.group(1));
        asked.add(number);
        String found = order.apply(number);
        return found == null ? RawServer.ok("{\"type\":\"error\",\"desc\":\"Order not found\"}") : success(found);
    }

    private static String success(String data) {
        return RawServer.ok("{\"type\":\"success\",\"desc\":\"\",\"data\":" + data + "}");
    }

    @Override
    public void close() {
        server.close();
    }
}
