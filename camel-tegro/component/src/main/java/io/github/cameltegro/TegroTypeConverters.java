package io.github.cameltegro;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.cameltegro.api.Json;
import io.github.cameltegro.model.TegroAnswer;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import org.apache.camel.Converter;
import org.apache.camel.RuntimeCamelException;

/** Tegro's answers as JSON with Tegro's own names, wherever a route needs text or bytes: files, queues, logs. */
@Converter(generateLoader = true)
public final class TegroTypeConverters {

    private TegroTypeConverters() {}

    @Converter
    public static String toString(TegroAnswer answer) {
        try {
            return Json.ANSWERS.writeValueAsString(answer);
        } catch (JsonProcessingException e) {
            throw new RuntimeCamelException(e);
        }
    }

    @Converter
    public static byte[] toBytes(TegroAnswer answer) {
        try {
            return Json.ANSWERS.writeValueAsBytes(answer);
        } catch (JsonProcessingException e) {
            throw new RuntimeCamelException(e);
        }
    }

    @Converter
    public static InputStream toInputStream(TegroAnswer answer) {
        return new ByteArrayInputStream(toBytes(answer));
    }
}
