package io.github.cameltegro.polling;

import io.github.cameltegro.TegroEndpoint;
import io.github.cameltegro.TegroOperation;
import io.github.cameltegro.TegroOutcomeUnknownException;
import io.github.cameltegro.api.TegroClient;
import io.github.cameltegro.api.TegroResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The calls that read orders, or payouts: one page, and one by its number. */
final class RecordCalls {

    private static final int ANSWERED = 200;

    private final TegroOperation pages;
    private final TegroOperation one;
    private final TegroClient.Call pageCall;
    private final TegroClient.Call oneCall;

    RecordCalls(TegroEndpoint endpoint) throws Exception {
        boolean orders =
                endpoint.getOperation() == TegroOperation.orders || endpoint.getOperation() == TegroOperation.order;
        this.pages = orders ? TegroOperation.orders : TegroOperation.withdrawals;
        this.one = orders ? TegroOperation.order : TegroOperation.withdrawal;
        TegroClient client = endpoint.client();
        this.pageCall = client.prepare(pages, endpoint.getOutputType());
        this.oneCall = client.prepare(one, endpoint.getOutputType());
    }

    /**
     * Reads a page.
     *
     * @throws io.github.cameltegro.TegroException if it can't be had, or not be understood
     */
    List<Polled> page(int page) {
        TegroResult result = pageCall.send(Map.of("page", (long) page));
        List<?> bodies = result.items();
        if (bodies == null) {
            throw unreadable(pages, "page " + page + " is no list");
        }
        List<?> typed = (List<?>) result.typed();
        List<Polled> records = new ArrayList<>();
        for (int i = 0; i < bodies.size(); i++) {
            Polled polled = Polled.of(typed.get(i), bodies.get(i));
            if (polled == null) {
                throw unreadable(pages, "page " + page + " has an entry that is none of " + pages);
            }
            records.add(polled);
        }
        return records;
    }

    /**
     * Asks for one.
     *
     * @throws io.github.cameltegro.TegroException if it can't be had, or not be understood
     */
    Polled one(Map<String, Object> question) {
        TegroResult result = oneCall.send(question);
        Polled polled = Polled.of(result.typed(), result.body());
        if (polled == null) {
            throw unreadable(one, "the answer is no " + one);
        }
        Object id = question.containsKey("order_id") ? polled.number() : polled.merchantId();
        if (id != null && !question.containsValue(id)) {
            throw unreadable(one, "asked for one, but the answer is about another");
        }
        return polled;
    }

    private static TegroOutcomeUnknownException unreadable(TegroOperation operation, String message) {
        return new TegroOutcomeUnknownException(operation.name(), ANSWERED, true, message, null);
    }
}
