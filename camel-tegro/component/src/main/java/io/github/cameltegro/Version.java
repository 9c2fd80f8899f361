package io.github.cameltegro;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of this component, as it was built. */
final class Version {

    private static final String NUMBER = read();

    private Version() {}

    static String userAgent() {
        return "camel-tegro/" + NUMBER;
    }

    private static String read() {
        Properties properties = new Properties();
        try (InputStream in = Version.class.getResourceAsStream("version.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty("version");
    }
}
