package io.github.cameltegro.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Lets a call in if its shop, signature and nonce are right, in this order; else says why not. */
final class ApiGate {

    private final Map<String, SimulatedAccount> accounts;

    ApiGate(Map<String, SimulatedAccount> accounts) {
        this.accounts = accounts;
    }

    /** @throws ApiRefusal with Tegro's own words where they are known (docs/protocol.md, Errors) */
    ApiCall admit(RecordedRequest request, String baseUrl) {
        byte[] body = request.body();
        JsonNode fields = Json.read(body);
        String shopId = fields.path("shop_id").asText("");
        if (shopId.isEmpty()) {
            throw ApiRefusal.empty("shop_id");
        }
        SimulatedAccount account = accounts.get(shopId);
        if (account == null || !signed(request, account, body)) {
            throw new ApiRefusal("Wrong authorization token");
        }
        JsonNode nonce = fields.path("nonce");
        if (nonce.isMissingNode() || nonce.isNull()) {
            throw ApiRefusal.empty("nonce");
        }
        if (!nonce.isIntegralNumber()
                || !nonce.canConvertToLong()
                || !account.ledger().nonces().accept(nonce.longValue())) {
            throw new ApiRefusal("Wrong nonce");
        }
        return new ApiCall(account, fields, baseUrl);
    }

    private static boolean signed(RecordedRequest request, SimulatedAccount account, byte[] body) {
        String expected = "Bearer " + Signatures.api(account.keys().apiKey(), body);
        return request.header("Authorization").filter(expected::equals).isPresent();
    }
}
