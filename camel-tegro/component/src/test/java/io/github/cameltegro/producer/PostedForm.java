package io.github.cameltegro.producer;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** What a payer's browser makes of a payment form or link. */
record PostedForm(Document page, Map<String, String> fields) {

    /** The page as parsed by the rules of HTML, and the fields that its form posts. */
    static PostedForm of(String html) {
        Document page = Jsoup.parse(html);
        Map<String, String> fields = new LinkedHashMap<>();
        for (Element input : page.selectFirst("form").select("input[type=hidden]")) {
            fields.put(input.attr("name"), input.attr("value"));
        }
        return new PostedForm(page, fields);
    }

    /** The fields of a link, as its query is decoded by the JDK. */
    static Map<String, String> ofLink(String link) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : link.substring(link.indexOf('?') + 1).split("&")) {
            String[] parts = pair.split("=", 2);
            fields.put(
                    URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
                    URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return fields;
    }
}
