package io.github.cameltegro.model;

import java.util.Collection;
import java.util.List;

/** One page of payouts. */
public final class Withdrawals extends AnswerList<Withdrawal> {

    public Withdrawals(List<Withdrawal> withdrawals) {
        super(withdrawals);
    }

    /**
     * Reads a page. None is left out: a list that lacks a payout would look as if it had not been made. What is not an
     * object stands under the name {@code data}.
     */
    public static Withdrawals of(Collection<?> records) {
        return new Withdrawals(records.stream()
                .map(record -> new Withdrawal(Models.entry(record)))
                .toList());
    }
}
