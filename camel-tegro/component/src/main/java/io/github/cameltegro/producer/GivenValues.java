package io.github.cameltegro.producer;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameltegro.TegroInvalidRequestException;
import io.github.cameltegro.TegroOperation;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.StreamCache;
import org.apache.camel.WrappedFile;
import org.apache.camel.support.ExchangeHelper;

/**
 * The text of what stands in a body, a header or a Map: streams, bytes and files are read, in the exchange's charset.
 * Bytes that are not valid in it are refused, because a replaced one would make another id of it.
 */
final class GivenValues {

    private final TegroOperation operation;
    private final Exchange exchange;

    GivenValues(TegroOperation operation, Exchange exchange) {
        this.operation = operation;
        this.exchange = exchange;
    }

    /**
     * A value as text, number or flag where it is one in some other form; any other as it is.
     *
     * @param name the field's, for the error
     */
    Object plain(String name, Object given) {
        if (given == null || FieldValues.isText(given) || given instanceof Boolean) {
            return given;
        }
        if (given instanceof Optional<?> optional) {
            return plain(name, optional.orElse(null));
        }
        if (given instanceof JsonNode node && node.isValueNode()) {
            return node.isNull() ? null : node.isNumber() ? node.decimalValue() : plain(name, node.asText());
        }
        if (given instanceof Map || given instanceof Collection || given instanceof JsonNode) {
            return given;
        }
        String text = text(name, given);
        return text == null ? given : text;
    }

    /** The text of bytes, a stream, a reader, a file, or what Camel makes a stream of; null for anything else. */
    String text(String name, Object given) {
        try {
            if (given instanceof Reader reader) {
                return characters(reader);
            }
            byte[] bytes = bytes(given);
            return bytes == null ? null : decode(name, bytes);
        } catch (IOException | UncheckedIOException e) {
            throw invalid(name, "can't be read: " + e.getMessage(), e);
        }
    }

    private String characters(Reader reader) throws IOException {
        reset(reader);
        StringWriter text = new StringWriter();
        reader.transferTo(text);
        reset(reader);
        return text.toString();
    }

    private byte[] bytes(Object given) throws IOException {
        if (given instanceof byte[] bytes) {
            return bytes;
        }
        if (given instanceof ByteBuffer buffer) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            return bytes;
        }
        if (given instanceof Path path) {
            return Files.readAllBytes(path);
        }
        if (given instanceof File file) {
            return Files.readAllBytes(file.toPath());
        }
        if (given instanceof WrappedFile<?> file && file.getFile() instanceof File local && local.isFile()) {
            // by its own bytes: Camel's stream of it has another charset
            return Files.readAllBytes(local.toPath());
        }
        if (given instanceof InputStream stream) {
            return all(stream);
        }
        InputStream stream = exchange.getContext().getTypeConverter().tryConvertTo(InputStream.class, exchange, given);
        if (stream == null) {
            return null;
        }
        try (stream) {
            reset(given);
            byte[] bytes = stream.readAllBytes();
            reset(given);
            return bytes;
        }
    }

    /** Left as it was for who reads it next, where that is possible. */
    private static byte[] all(InputStream stream) throws IOException {
        if (stream instanceof StreamCache) {
            reset(stream);
        } else if (stream.markSupported()) {
            stream.mark(Integer.MAX_VALUE);
        }
        byte[] bytes = stream.readAllBytes();
        if (stream instanceof StreamCache) {
            reset(stream);
        } else if (stream.markSupported()) {
            stream.reset();
        }
        return bytes;
    }

    private static void reset(Object given) {
        if (given instanceof StreamCache cache) {
            cache.reset();
        }
    }

    private String decode(String name, byte[] bytes) {
        Charset charset = charset(name, bytes);
        try {
            String text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
            if (text.chars().anyMatch(c -> c < ' ' && !Character.isWhitespace(c))) {
                // UTF-16 without a mark may be valid UTF-8, with control characters in it, and would be another id
                throw new MalformedInputException(1);
            }
            return text;
        } catch (CharacterCodingException e) {
            throw invalid(
                    name,
                    "has bytes that are not valid in " + charset.name() + "; say which charset they are in: by "
                            + Exchange.CHARSET_NAME + ", the charset of " + Exchange.CONTENT_TYPE
                            + " or the option charset of the file endpoint",
                    e);
        }
    }

    private Charset charset(String name, byte[] bytes) {
        String said = ExchangeHelper.getCharsetName(exchange, false);
        if (said == null) {
            said = ofContentType(exchange.getMessage().getHeader(Exchange.CONTENT_TYPE, String.class));
        }
        if (said == null) {
            return marked(bytes);
        }
        try {
            return Charset.forName(said);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw invalid(name, "is in the charset " + FieldValues.brief(said) + ", which is not known here", e);
        }
    }

    private static String ofContentType(String contentType) {
        if (contentType == null) {
            return null;
        }
        for (String parameter : contentType.split(";")) {
            String[] both = parameter.strip().split("=", 2);
            if (both.length == 2 && both[0].strip().equalsIgnoreCase("charset")) {
                String charset = both[1].strip().replace("\"", "").replace("'", "");
                return charset.isEmpty() ? null : charset;
            }
        }
        return null;
    }

    /** JSON is UTF-8, but for what a byte order mark says otherwise. */
    private static Charset marked(byte[] bytes) {
        int first = bytes.length < 2 ? 0 : (bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF;
        if (first == 0xFFFE && bytes.length >= 4 && bytes[2] == 0 && bytes[3] == 0
                || first == 0 && bytes.length >= 4 && (bytes[2] & 0xFF) == 0xFE && (bytes[3] & 0xFF) == 0xFF) {
            return Charset.forName("UTF-32");
        }
        return first == 0xFFFE || first == 0xFEFF ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
    }

    private TegroInvalidRequestException invalid(String name, String message, Exception cause) {
        String subject = name.equals("body") ? "the body " : name + " ";
        return new TegroInvalidRequestException(operation.name(), name, subject + message, cause);
    }
}
