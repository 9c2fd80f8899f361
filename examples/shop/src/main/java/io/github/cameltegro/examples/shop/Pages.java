package io.github.cameltegro.examples.shop;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The shop's pages, from templates that escape every value. */
final class Pages {

    private final Template products = template("products");
    private final Template order = template("order");
    private final Template notFound = template("not-found");

    String products(String currency) {
        return products.execute(Map.of("products", Product.ALL, "currency", currency));
    }

    String order(PlacedOrder placed) {
        return order.execute(placed);
    }

    String notFound(String message) {
        return notFound.execute(Map.of("message", message));
    }

    private static Template template(String name) {
        try (InputStream text = Pages.class.getResourceAsStream("/pages/" + name + ".mustache")) {
            return Mustache.compiler()
                    .escapeHTML(true)
                    .compile(new String(text.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
