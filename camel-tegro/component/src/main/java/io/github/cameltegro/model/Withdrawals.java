package io.github.cameltegro.model;

import java.util.List;

/** One page of payouts. */
public final class Withdrawals extends AnswerList<Withdrawal> {

    public Withdrawals(List<Withdrawal> withdrawals) {
        super(withdrawals);
    }
}
