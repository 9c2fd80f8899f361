package io.github.cameltegro.simulator;

import java.util.Objects;

/** What one shop is known by and signs with; printing it never shows a key. */
record AccountKeys(String shopId, String apiKey, String secretKey) {

    /** The shop id of Tegro's own documentation. */
    static final String SAMPLE_SHOP_ID = "D0F98E7D7742609DC508D86BB7500914";

    static final String SAMPLE_API_KEY = "SIMxqT7vR2mKfZ94cLwYhB8sNdJgPa3E";
    static final String SAMPLE_SECRET_KEY = "SIMuW6%hQ&9e+Xb2*kV(t4)rCz~y8Mn";

    AccountKeys {
        Objects.requireNonNull(shopId, "shopId");
        Objects.requireNonNull(apiKey, "apiKey");
        Objects.requireNonNull(secretKey, "secretKey");
    }

    @Override
    public String toString() {
        return "AccountKeys[shopId=" + shopId + "]";
    }
}
