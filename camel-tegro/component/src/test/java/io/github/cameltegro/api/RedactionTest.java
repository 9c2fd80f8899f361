package io.github.cameltegro.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.cameltegro.TegroException;
import io.github.cameltegro.TegroRejectedException;
import io.github.cameltegro.support.RawServer;
import io.github.cameltegro.support.TegroCamel;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever form a key is echoed in, it stands in no message, cause or description of an exception. */
class RedactionTest {

    private static final List<String> KEYS =
            List.of("qT7vR2mKfZ94cLwYhB8sNdJgPa3E", "GB%^&*YJni677<\"/\\>+ ", "sëcrét-ключ-12345", "0123456789ABCDEF");

    @RegisterExtension
    final TegroCamel camel = TegroCamel.some();

    static Stream<Arguments> forms() {
        return Stream.of(
                form("as it is", key -> key),
                form("Base64", key -> base64(key)),
                form("Base64 without padding", key -> base64(key).replace("=", "")),
                form("Base64 for URLs", key -> base64(key).replace('+', '-').replace('/', '_')),
                form("Base64 of more, one byte on", key -> base64("a" + key + "bc")),
                form("Base64 of more, two bytes on", key -> base64("ab" + key + "c")),
                form("Base64 in lines", key -> base64("user:" + key).replaceAll("(.{9})", "$1\r\n")),
                form("Base64 in JSON", key -> base64(key).replace("/", "\\/")),
                form("hexadecimal", RedactionTest::hex),
                form("hexadecimal in capitals", key -> hex(key).toUpperCase(Locale.ROOT)),
                form("hexadecimal with colons", key -> hex(key).replaceAll("(..)", "$1:")),
                form("URL", key -> URLEncoder.encode(key, StandardCharsets.UTF_8)),
                form("URL, each byte", key -> hex(key).replaceAll("(..)", "%$1")),
                form("URL twice", key -> hex(key).replaceAll("(..)", "%25$1")),
                form("JSON, each character", key -> each(key, "\\u%04x")),
                form("JSON, in capitals", key -> each(key, "\\u%04X")),
                form("JSON in JSON", key -> each(key, "\\\\u%04x")),
                form("JavaScript", key -> hex(key).replaceAll("(..)", "\\\\x$1")),
                form("HTML, decimal", key -> each(key, "&#%d;")),
                form("HTML, hexadecimal", key -> each(key, "&#x%x;")),
                form("HTML, names", RedactionTest::html),
                form("HTML in JSON in a URL", key -> html(key).replace("&", "%26")),
                form("quoted-printable", key -> hex(key).toUpperCase(Locale.ROOT)
                        .replaceAll("(..)", "=$1")),
                form("lower case", key -> key.toLowerCase(Locale.ROOT)),
                form("swapped case", RedactionTest::swapped),
                form("in groups", key -> key.replaceAll("(....)", "$1 ")),
                form("in lines", key -> key.replaceAll("(.....)", "$1\r\n")),
                form("its first part", key -> key.substring(0, key.length() - 3)),
                form("its last part", key -> key.substring(2)));
    }

    private static Arguments form(String what, UnaryOperator<String> encoding) {
        return arguments(what, encoding);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void noQuoteShowsAKey(String what, UnaryOperator<String> encoding) {
        Quote quote = new Quote(KEYS);
        for (String key : KEYS) {
            String echo = encoding.apply(key);
            List<String> quotes = new ArrayList<>();
            for (String before : List.of("", "your key is ", "x".repeat(150), "x ".repeat(97))) {
                String text = before + echo + " is wrong " + "y".repeat(300);
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                quotes.addAll(List.of(quote.of(text), quote.of(bytes, bytes.length), quote.whole(text)));
            }
            assertThat(quotes).allMatch(told -> told.contains("***") || told.contains(Redaction.LEFT_OUT));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Wrong authorization token",
                "Not enough balance",
                "<html><head><title>502 Bad Gateway</title></head>",
                "{\"type\":\"error\",\"desc\":\"Order not found\",\"id\":\"17ce68518e9e60094c3a60f1a501d344\"}",
                "https://tegro.money/login?next=%2Fapi%2Fbalance%2F",
                "Заказ не найден"
            })
    void whatIsNoKeyIsQuoted(String text) {
        assertThat(new Quote(KEYS).plain(text)).isEqualTo(text);
        assertThat(new Quote(List.of("key", "token")).plain("Wrong currency")).isEqualTo("Wrong currency");
    }

    @Test
    void exceptionsShowNone() throws IOException {
        String encoded = hex(TegroCamel.API_KEY);
        String base64 = base64("x:" + TegroCamel.SECRET_KEY);
        for (String response : List.of(
                RawServer.ok("{\"type\":\"error\",\"desc\":\"no such key " + encoded + "\"}"),
                RawServer.ok("{\"type\":\"" + base64 + "\",\"desc\":\"\"}"),
                RawServer.ok(base64),
                RawServer.ok("{\"type\":\"success\",\"data\":{\"id\":\"" + encoded + "\"}}"),
                RawServer.ok("{\"type\":\"success\",\"data\":{\"id\":5,\"url\":\"/" + encoded + "\"}}"),
                RawServer.http("502 Bad Gateway", "text/html", "<html>" + base64),
                "HTTP/1.1 302 Found\r\nLocation: /?k=" + encoded + "\r\nContent-Length: 0\r\n\r\n",
                encoded + "\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: " + encoded + "\r\n\r\n")) {
            try (RawServer server = RawServer.answering(response)) {
                TegroException failure = (TegroException)
                        camel.send("tegro:createOrder?amount=5&currency=RUB&orderId=A-1&baseUrl=" + server.baseUrl())
                                .getException();

                String shown = Throwables.getStackTrace(failure)
                        + failure.getDetail()
                        + (failure instanceof TegroRejectedException refusal
                                ? refusal.getDesc() + refusal.getType()
                                : "");
                assertThat(shown).doesNotContain(encoded, base64);
            }
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String each(String text, String format) {
        return text.chars().mapToObj(c -> String.format(format, c)).collect(Collectors.joining());
    }

    private static String html(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private static String swapped(String text) {
        return text.chars()
                .mapToObj(c -> Character.toString(
                        Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c)))
                .collect(Collectors.joining());
    }
}
