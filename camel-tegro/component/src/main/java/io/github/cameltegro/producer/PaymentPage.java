package io.github.cameltegro.producer;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.cameltegro.PageLanguage;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.util.StringHelper;

/**
 * A complete HTML page whose form posts itself to Tegro; a button does it where scripts are off.
 *
 * <p>It brings a Content-Security-Policy that allows its one script and its one style, by their hashes, and nothing else
 * (docs/payment-forms.md). The policy says nothing of form-action: browsers hold that against each redirect, too, and
 * Tegro sends the payer on to the payment system.
 */
final class PaymentPage {

    static final String CONTENT_TYPE = "text/html; charset=UTF-8";

    /** Not {@code form.submit()}: that would be a field of this name. */
    private static final String SCRIPT = "HTMLFormElement.prototype.submit.call(document.forms[0])";

    private static final String STYLE = "body{font:1.125rem/1.5 system-ui,sans-serif;display:grid;place-items:center;"
            + "min-height:90vh;margin:0;color-scheme:light dark}"
            + "button{font:inherit;padding:.75em 1.5em;border:0;border-radius:.5em;background:#0b5fff;color:#fff;"
            + "cursor:pointer}button:focus-visible{outline:3px solid currentColor;outline-offset:3px}";

    static final String POLICY =
            "default-src 'none'; script-src " + hash(SCRIPT) + "; style-src " + hash(STYLE) + "; base-uri 'none'";

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="%s">
            <head>
            <meta charset="UTF-8">
            <meta http-equiv="Content-Security-Policy" content="%s">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s</title>
            <style>%s</style>
            </head>
            <body>
            <form method="post" action="%s" accept-charset="UTF-8">
            %s
            <button type="submit">%s</button>
            </form>
            <script>%s</script>
            </body>
            </html>
            """;

    private static final String FIELD = "<input type=\"hidden\" name=\"%s\" value=\"%s\">";

    private PaymentPage() {}

    /**
     * @param action where the form posts to
     * @param fields by name; {@code lang} among them decides over the words of this page, English without it
     */
    static String of(String action, Map<String, String> fields) {
        boolean russian = PageLanguage.ru.name().equals(fields.get("lang"));
        String inputs = fields.entrySet().stream()
                .map(field -> FIELD.formatted(quoted(field.getKey()), quoted(field.getValue())))
                .collect(Collectors.joining("\n"));
        String price = quoted(fields.get("amount") + " " + fields.get("currency"));
        return PAGE.formatted(
                russian ? "ru" : "en",
                POLICY,
                russian ? "Оплата" : "Payment",
                STYLE,
                quoted(action),
                inputs,
                (russian ? "Оплатить " : "Pay ") + price,
                SCRIPT);
    }

    /** For text and for attributes in double quotes: {@code & < > "}. */
    private static String quoted(String text) {
        return StringHelper.xmlEncode(text);
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-256", e);
        }
    }
}
