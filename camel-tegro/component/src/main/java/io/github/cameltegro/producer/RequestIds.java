package io.github.cameltegro.producer;

import io.github.cameltegro.GivenText;
import io.github.cameltegro.RequestField;
import io.github.cameltegro.TegroInvalidRequestException;
import io.github.cameltegro.TegroOperation;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.camel.Message;

/**
 * The rule of the two ids: an id on the URI wins; otherwise the merchant's id is asked for, and Tegro's own number
 * only where there is none.
 *
 * @param operation an operation that looks something up
 * @param merchant the field of the merchant's id
 * @param own the field of Tegro's own number
 */
record RequestIds(TegroOperation operation, RequestField merchant, RequestField own) {

    private static final Pattern DIGITS = Pattern.compile("\\d*");

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

    /**
     * Refuses what asks in two ways: a number of Tegro's in the body, beside a merchant's id that would win over it.
     *
     * @param given the fields of the body
     */
    void check(Map<String, Object> given, Message message, Map<String, Object> uriValues) {
        Object number = given.get(own.memberName());
        if (number == null || uriValues.get(own.option()) != null) {
            return;
        }
        if (number instanceof CharSequence text
                && !DIGITS.matcher(GivenText.strip(text.toString())).matches()) {
            throw invalid(own.wireName() + " in the body is Tegro's own number, but is " + FieldValues.brief(text)
                    + "; the merchant's id goes as " + merchant.wireName() + ", as the whole body or as the header "
                    + merchant.header());
        }
        boolean inBody = given.get(merchant.memberName()) != null;
        boolean inHeader = message.getHeader(merchant.header()) != null;
        if (inBody || inHeader || uriValues.get(merchant.option()) != null) {
            throw invalid(own.wireName() + " in the body is Tegro's own number, and the merchant's id stands in "
                    + (inBody
                            ? merchant.wireName() + " beside it"
                            : inHeader ? "the header " + merchant.header() : "the option " + merchant.option())
                    + ": they ask in two ways; give one");
        }
    }

    /** Leaves the one id to ask for. */
    void choose(Map<RequestField, Object> found, Set<String> others, Map<String, Object> uriValues) {
        if (!found.containsKey(merchant) && !found.containsKey(own)) {
            throw invalid("there is no id to ask for: give the merchant's id as body, header " + merchant.header()
                    + " or option " + merchant.option() + ", or Tegro's own number as header " + own.header()
                    + " or option " + own.option()
                    + NearMisses.hint(merchant, others));
        }
        boolean ownOnUri = uriValues.get(own.option()) != null;
        if (ownOnUri && uriValues.get(merchant.option()) != null) {
            throw invalid("the options " + merchant.option() + " (the merchant's) and " + own.option()
                    + " (Tegro's own number) ask in two ways; give one");
        }
        found.remove(found.containsKey(merchant) && !ownOnUri ? own : merchant);
    }

    private TegroInvalidRequestException invalid(String message) {
        return new TegroInvalidRequestException(operation.name(), merchant.wireName(), message);
    }
}
