package io.github.cameltegro.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.OptionalLong;

/** A call that has been let in: whose it is, what it says, and where the simulator is reached. */
record ApiCall(SimulatedAccount account, JsonNode fields, String baseUrl) {

    /** A required text that isn't empty. */
    String text(String name) {
        JsonNode value = required(name);
        if (!value.isTextual()) {
            throw ApiRefusal.wrong(name);
        }
        return value.textValue();
    }

    /** A required JSON number above zero, with at most eight decimals as the gateway shows them. */
    BigDecimal amount() {
        JsonNode value = required("amount");
        if (!value.isNumber()
                || value.decimalValue().signum() <= 0
                || value.decimalValue().stripTrailingZeros().scale() > 8) {
            throw ApiRefusal.wrong("amount");
        }
        return value.decimalValue();
    }

    /** A required currency code: any three to five capital letters, as the full list is not known. */
    String currency() {
        String currency = text("currency");
        if (!currency.matches("[A-Z]{3,5}")) {
            throw ApiRefusal.wrong("currency");
        }
        return currency;
    }

    /** An optional integer. */
    OptionalLong number(String name) {
        JsonNode value = fields.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return OptionalLong.empty();
        }
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw ApiRefusal.wrong(name);
        }
        return OptionalLong.of(value.longValue());
    }

    /** Which page is asked for; the first where none is. */
    long page() {
        long page = number("page").orElse(1);
        if (page < 1 || page > Integer.MAX_VALUE) {
            throw ApiRefusal.wrong("page");
        }
        return page;
    }

    private JsonNode required(String name) {
        JsonNode value = fields.path(name);
        if (value.isMissingNode()
                || value.isNull()
                || (value.isTextual() && value.textValue().isEmpty())) {
            throw ApiRefusal.empty(name);
        }
        return value;
    }
}
