package io.github.cameltegro;

import org.slf4j.Logger;

/** Warns of a secret key that can be searched for: any payment link shows a text and its MD5 (docs/security.md). */
public final class ShortSecret {

    private static final int SHORT = 20;

    private ShortSecret() {}

    /** Says it in the name of what is started with the key; the key itself is not shown. */
    public static void warn(TegroConfiguration account, Logger log) {
        if (account.getSecretKey().length() < SHORT) {
            log.warn(
                    "The secretKey of shop {} has fewer than {} characters: anyone with a payment link can search for it"
                            + " offline; set a long random one in Tegro's cabinet",
                    account.getShopId(),
                    SHORT);
        }
    }
}
