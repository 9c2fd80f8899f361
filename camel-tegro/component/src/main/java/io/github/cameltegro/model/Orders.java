package io.github.cameltegro.model;

import java.util.List;

/** One page of orders, newest first as Tegro sends them. */
public final class Orders extends AnswerList<Order> {

    public Orders(List<Order> orders) {
        super(orders);
    }
}
