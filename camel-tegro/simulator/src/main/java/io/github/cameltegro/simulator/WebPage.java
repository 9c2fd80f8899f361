package io.github.cameltegro.simulator;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;

/** Answers for browsers: pages that load nothing from elsewhere and run no script that isn't the simulator's own. */
final class WebPage {

    private static final String POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self';"
            + " connect-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

    private WebPage() {}

    /** @param formTargets origins, beside the simulator, that a form of the page may be led on to */
    static ResponseDefinitionBuilder page(int status, Html page, String... formTargets) {
        return guarded(Reply.html(status, page.markup()).toWire())
                .withHeader("Content-Security-Policy", POLICY + String.join("", formTargets));
    }

    /** To be fetched with GET, whatever led there. */
    static ResponseDefinitionBuilder redirect(String location) {
        return guarded(ResponseDefinitionBuilder.responseDefinition().withStatus(303))
                .withHeader("Location", location);
    }

    /** Where there is nothing to say. */
    static ResponseDefinitionBuilder nothing() {
        return guarded(ResponseDefinitionBuilder.responseDefinition().withStatus(204));
    }

    static ResponseDefinitionBuilder file(String contentType, byte[] bytes) {
        return guarded(new Reply(200, contentType, bytes).toWire());
    }

    static ResponseDefinitionBuilder json(int status, byte[] body) {
        return guarded(Reply.json(status, body).toWire());
    }

    /** Never from a cache; and the address, which is the key to an order, is told to no other site. */
    private static ResponseDefinitionBuilder guarded(ResponseDefinitionBuilder answer) {
        return answer.withHeader("Cache-Control", "no-store")
                .withHeader("X-Content-Type-Options", "nosniff")
                .withHeader("Referrer-Policy", "same-origin");
    }
}
