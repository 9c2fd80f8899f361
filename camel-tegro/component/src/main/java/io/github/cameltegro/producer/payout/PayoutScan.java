package io.github.cameltegro.producer.payout;

import io.github.cameltegro.TegroException;
import io.github.cameltegro.TegroRejectedException;
import io.github.cameltegro.api.ListEnd;
import io.github.cameltegro.api.TegroClient;
import io.github.cameltegro.model.Withdrawal;
import io.github.cameltegro.model.Withdrawals;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Searches Tegro's whole list of payouts for one. */
final class PayoutScan {

    /** A gateway that answers its last page again has no more; one such page may also be new payouts pushing. */
    private static final int STALE_PAGES_AT_END = 2;

    private final TegroClient.Call withdrawals;
    private final int maxPages;

    PayoutScan(TegroClient.Call withdrawals, int maxPages) {
        this.withdrawals = withdrawals;
        this.maxPages = maxPages;
    }

    /** Missing only if the list was read to its end. */
    LookUps.Result search(String paymentId) {
        Set<Long> seen = new HashSet<>();
        ListEnd end = new ListEnd();
        int stalePages = 0;
        for (long page = 1; page <= maxPages; page++) {
            Withdrawals listed;
            try {
                listed = page(page);
            } catch (TegroRejectedException e) {
                if (end.isReached(e, () -> paymentIds(page(1)))) {
                    return new LookUps.Result(LookUps.Known.MISSING, null, null);
                }
                return unclear("page " + page + " of the payouts is refused, and it is not certain that the list ends"
                        + " before it: " + e.getDetail());
            } catch (TegroException e) {
                return unclear("page " + page + " of the payouts can't be read: " + e.getDetail());
            }
            boolean news = false;
            for (Withdrawal withdrawal : listed) {
                if (withdrawal.paymentId() == null) {
                    return unclear("page " + page + " of the payouts has one that does not tell its payment_id");
                }
                if (withdrawal.paymentId().equals(paymentId)) {
                    String told = "is on page " + page + " of Tegro's payouts, with status " + withdrawal.status();
                    return new LookUps.Result(LookUps.Known.FOUND, null, told);
                }
                news |= withdrawal.id() == null || seen.add(withdrawal.id());
            }
            end.read(paymentIds(listed));
            stalePages = news ? 0 : stalePages + 1;
            if (listed.isEmpty() || stalePages == STALE_PAGES_AT_END) {
                return new LookUps.Result(LookUps.Known.MISSING, null, null);
            }
        }
        return unclear("there are more than " + maxPages + " pages of payouts: raise maxPages");
    }

    private Withdrawals page(long page) {
        return (Withdrawals) withdrawals.send(Map.of("page", page)).typed();
    }

    private static List<String> paymentIds(Withdrawals listed) {
        return listed.stream().map(Withdrawal::paymentId).toList();
    }

    private static LookUps.Result unclear(String told) {
        return new LookUps.Result(LookUps.Known.UNCLEAR, null, told);
    }
}
