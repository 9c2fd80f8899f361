package io.github.cameltegro.support;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.camel.catalog.CamelCatalog;
import org.apache.camel.catalog.DefaultCamelCatalog;
import org.apache.camel.tooling.model.ComponentModel;
import org.apache.camel.tooling.model.JsonMapper;

/** Camel's catalog with this component in it, as tools see it. */
public final class TegroCatalog {

    private static final String JSON = "META-INF/io/github/cameltegro/tegro.json";

    private TegroCatalog() {}

    public static CamelCatalog catalog() {
        CamelCatalog catalog = new DefaultCamelCatalog();
        catalog.addComponent("tegro", "io.github.cameltegro.TegroComponent", json());
        return catalog;
    }

    public static ComponentModel model() {
        return JsonMapper.generateComponentModel(json());
    }

    private static String json() {
        try (InputStream in = TegroCatalog.class.getClassLoader().getResourceAsStream(JSON)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
