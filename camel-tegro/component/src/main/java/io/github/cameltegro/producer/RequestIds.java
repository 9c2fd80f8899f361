package io.github.cameltegro.producer;

import io.github.cameltegro.RequestField;
import io.github.cameltegro.TegroInvalidRequestException;
import io.github.cameltegro.TegroOperation;
import java.util.Map;

/**
 * The rule of the two ids: an id on the URI wins; otherwise the merchant's id is asked for, and Tegro's own number
 * only where there is none.
 *
 * @param operation an operation that looks something up
 * @param merchant the field of the merchant's id
 * @param own the field of Tegro's own number
 */
record RequestIds(TegroOperation operation, RequestField merchant, RequestField own) {

    /** Null for an operation that looks nothing up. */
    static RequestIds of(TegroOperation operation) {
        return switch (operation) {
            case order -> new RequestIds(operation, RequestField.MERCHANT_ORDER, RequestField.TEGRO_ORDER);
            case withdrawal -> new RequestIds(operation, RequestField.MERCHANT_PAYOUT, RequestField.TEGRO_PAYOUT);
            default -> null;
        };
    }

    /** The field that a body of one value stands for; null where such a body is an error. */
    static String bodyField(TegroOperation operation) {
        RequestIds ids = of(operation);
        if (ids != null) {
            return ids.merchant.wireName();
        }
        return operation == TegroOperation.releaseWithdrawal ? RequestField.PAYOUT_ID.wireName() : null;
    }

    /** Leaves the one id to ask for. */
    void choose(Map<RequestField, Object> found, Map<String, Object> uriValues) {
        if (!found.containsKey(merchant) && !found.containsKey(own)) {
            throw new TegroInvalidRequestException(
                    operation.name(),
                    merchant.wireName(),
                    "there is no id to ask for: give the merchant's id as body, header " + merchant.header()
                            + " or option " + merchant.option() + ", or Tegro's own number as header " + own.header()
                            + " or option " + own.option());
        }
        boolean ownOnUri = uriValues.get(own.option()) != null;
        if (ownOnUri && uriValues.get(merchant.option()) != null) {
            throw new TegroInvalidRequestException(
                    operation.name(),
                    merchant.wireName(),
                    "the options " + merchant.option() + " (the merchant's) and " + own.option()
                            + " (Tegro's own number) ask in two ways; give one");
        }
        found.remove(found.containsKey(merchant) && !ownOnUri ? own : merchant);
    }
}
