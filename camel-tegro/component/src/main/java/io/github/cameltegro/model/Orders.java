package io.github.cameltegro.model;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** One page of orders, newest first as Tegro sends them. */
public final class Orders extends AnswerList<Order> {

    public Orders(List<Order> orders) {
        super(orders);
    }

    private Orders(List<Order> orders, List<LeftOut> leftOut) {
        super(orders, leftOut);
    }

    /** Reads a page; an order that can't be read is left out, so that it hides none of the others. */
    public static Orders of(Collection<?> records) {
        List<Order> orders = new ArrayList<>();
        List<LeftOut> leftOut = new ArrayList<>();
        int position = 0;
        for (Object record : records) {
            try {
                if (record instanceof Map<?, ?> fields) {
                    orders.add(Order.of(Models.named(fields)));
                } else {
                    leftOut.add(new LeftOut(position, record, "it is not an object"));
                }
            } catch (UnreadableFieldException e) {
                leftOut.add(new LeftOut(position, record, e.getMessage()));
            }
            position++;
        }
        return new Orders(orders, leftOut);
    }
}
