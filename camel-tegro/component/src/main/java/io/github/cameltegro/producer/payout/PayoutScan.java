package io.github.cameltegro.producer.payout;

import io.github.cameltegro.TegroException;
import io.github.cameltegro.TegroRejectedException;
import io.github.cameltegro.api.TegroClient;
import io.github.cameltegro.model.Withdrawal;
import io.github.cameltegro.model.Withdrawals;
import java.util.HashSet;
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
        int stalePages = 0;
        for (long page = 1; page <= maxPages; page++) {
            Withdrawals listed;
            try {
                listed = read(page);
            } catch (TegroException e) {
                return isBehindTheLast(page, e)
                        ? missing()
                        : unclear("page " + page + " of the payouts can't be read: " + e.getDetail());
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
            stalePages = news ? 0 : stalePages + 1;
            if (listed.isEmpty() || stalePages == STALE_PAGES_AT_END) {
                return missing();
            }
        }
        return unclear("there are more than " + maxPages + " pages of payouts: raise maxPages");
    }

    private Withdrawals read(long page) {
        return (Withdrawals) withdrawals.send(Map.of("page", page)).typed();
    }

    /**
     * Whether an error is how this gateway ends the list. One that comes for another reason does not pick the page: so
     * the page before must still come, and this one be refused again.
     */
    private boolean isBehindTheLast(long page, TegroException failure) {
        if (page == 1 || !isRefusal(failure)) {
            return false;
        }
        try {
            read(page - 1);
        } catch (TegroException e) {
            return false;
        }
        try {
            read(page);
            return false;
        } catch (TegroException e) {
            return isRefusal(e);
        }
    }

    private static boolean isRefusal(TegroException failure) {
        return failure instanceof TegroRejectedException refusal
                && "error".equals(refusal.getType())
                && !refusal.isRetryable();
    }

    private static LookUps.Result missing() {
        return new LookUps.Result(LookUps.Known.MISSING, null, null);
    }

    private static LookUps.Result unclear(String told) {
        return new LookUps.Result(LookUps.Known.UNCLEAR, null, told);
    }
}
