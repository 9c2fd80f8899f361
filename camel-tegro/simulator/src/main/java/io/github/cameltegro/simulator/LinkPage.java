package io.github.cameltegro.simulator;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import java.util.Map;

/**
 * Where payment links and forms lead: {@code /pay/} and {@code /pay/form/}. One that is right leads on to the pay page of
 * its order, another to a page that says what is wrong, and to no order.
 */
final class LinkPage {

    private final LinkReader reader;

    LinkPage(LinkReader reader) {
        this.reader = reader;
    }

    ResponseDefinitionBuilder answer(Request request) {
        boolean posted = request.getMethod().equals(RequestMethod.POST);
        String lang = null;
        try {
            if (!posted && request.getUrl().startsWith("/pay/form/")) {
                throw LinkRefusal.method();
            }
            Map<String, String> fields =
                    posted ? FormFields.read(request.getBodyAsString()) : FormFields.ofQuery(request.getUrl());
            lang = fields.get("lang");
            return WebPage.redirect(reader.read(fields).order().payPath());
        } catch (ApiRefusal refusal) {
            return CheckoutView.refused(Words.of(request, lang), LinkRefusal.field(refusal.getMessage()));
        } catch (LinkRefusal refusal) {
            return CheckoutView.refused(Words.of(request, lang), refusal);
        } catch (IllegalArgumentException badPercent) {
            return CheckoutView.refused(Words.of(request), LinkRefusal.field("Wrong percent encoding"));
        }
    }
}
