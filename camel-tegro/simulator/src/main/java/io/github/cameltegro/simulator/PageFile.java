package io.github.cameltegro.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The files that the pages are made of, beside this class in {@code pages/}. */
final class PageFile {

    private PageFile() {}

    static String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    static byte[] bytes(String name) {
        try (InputStream file = PageFile.class.getResourceAsStream("pages/" + name)) {
            if (file == null) {
                throw new IllegalStateException("The simulator's jar lacks pages/" + name);
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
