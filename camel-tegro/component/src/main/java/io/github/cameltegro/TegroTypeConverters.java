package io.github.cameltegro;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameltegro.api.Json;
import io.github.cameltegro.api.RecordReader;
import io.github.cameltegro.model.TegroAnswer;
import io.github.cameltegro.model.TegroRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Collection;
import java.util.Map;
import org.apache.camel.Converter;
import org.apache.camel.Exchange;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.TypeConverter;
import org.apache.camel.spi.TypeConverterRegistry;
import org.apache.camel.support.ExchangeHelper;

/**
 * The records as JSON with Tegro's own names, wherever a route needs text or bytes (files, queues, logs), and back again.
 * A record that is read back is only data: that it says paid proves nothing about where the JSON came from.
 */
@Converter(generateLoader = true)
public final class TegroTypeConverters {

    private TegroTypeConverters() {}

    @Converter
    public static String toString(TegroAnswer answer) {
        return text(answer);
    }

    @Converter
    public static byte[] toBytes(TegroAnswer answer) {
        return bytes(answer);
    }

    @Converter
    public static InputStream toInputStream(TegroAnswer answer) {
        return new ByteArrayInputStream(bytes(answer));
    }

    @Converter
    public static String toString(TegroRequest request) {
        return text(request);
    }

    @Converter
    public static byte[] toBytes(TegroRequest request) {
        return bytes(request);
    }

    @Converter
    public static InputStream toInputStream(TegroRequest request) {
        return new ByteArrayInputStream(bytes(request));
    }

    /**
     * Reads a record from a Map, a list, a JsonNode, or JSON in whatever converts to a stream.
     *
     * @return null if the type is none of the records
     * @throws IllegalArgumentException if the value is not such a record
     */
    @Converter(fallback = true)
    public static <T> T toRecord(Class<T> type, Exchange exchange, Object value, TypeConverterRegistry registry)
            throws IOException {
        if (!RecordReader.reads(type)) {
            return null;
        }
        if (value instanceof Map || value instanceof Collection || value instanceof JsonNode) {
            return RecordReader.read(type, value);
        }
        if (value instanceof String text) {
            return RecordReader.read(type, text);
        }
        InputStream stream = stream(exchange, value, registry);
        return stream == null ? null : RecordReader.read(type, stream, charset(exchange));
    }

    private static InputStream stream(Exchange exchange, Object value, TypeConverterRegistry registry) {
        if (value instanceof InputStream stream) {
            return stream;
        }
        TypeConverter converter = registry.lookup(InputStream.class, value.getClass());
        return converter == null ? null : converter.tryConvertTo(InputStream.class, exchange, value);
    }

    /** As the exchange says; JSON without a word about it is in one of the encodings of Unicode. */
    private static Charset charset(Exchange exchange) {
        String name = exchange == null ? null : ExchangeHelper.getCharsetName(exchange, false);
        return name == null ? null : Charset.forName(name);
    }

    private static String text(Object record) {
        try {
            return Json.ANSWERS.writeValueAsString(record);
        } catch (JsonProcessingException e) {
            throw new RuntimeCamelException(e);
        }
    }

    private static byte[] bytes(Object record) {
        try {
            return Json.ANSWERS.writeValueAsBytes(record);
        } catch (JsonProcessingException e) {
            throw new RuntimeCamelException(e);
        }
    }
}
