package io.github.cameltegro.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.cameltegro.TegroException;
import io.github.cameltegro.TegroOutcomeUnknownException;
import io.github.cameltegro.support.RawServer;
import io.github.cameltegro.support.TegroCamel;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An answer that is not Tegro's, or that can't be read, leaves open what became of the call: a read may be tried again,
 * a write may not.
 */
class BadAnswersTest {

    private static final Map<String, Object> ORDER = Map.of("order_id", "A-1", "amount", 5, "currency", "RUB");
    private static final String HTML = "<html><head><title>502 Bad Gateway</title></head></html>";

    @RegisterExtension
    final TegroCamel camel = TegroCamel.some();

    static Stream<Arguments> fromSomebodyElse() {
        return Stream.of(
                arguments("HTML 403", RawServer.http("403 Forbidden", "text/html", HTML), 403, "userAgent"),
                arguments("HTML 502", RawServer.http("502 Bad Gateway", "text/html", HTML), 502, "<html>"),
                arguments("HTML 200", RawServer.http("200 OK", "text/html", HTML), 200, "not Tegro's JSON"),
                arguments(
                        "success with HTTP 500",
                        json("500 Error", "{'type':'success','data':{'id':1}}"),
                        500,
                        "success"),
                arguments("success with HTTP 404", json("404 Not Found", "{'type':'success','data':{}}"), 404, "404"),
                arguments("error with HTTP 503", json("503 Busy", "{'type':'error','desc':'busy'}"), 503, "busy"),
                arguments("HTTP 204", "HTTP/1.1 204 No Content\r\n\r\n", 204, "no JSON object"),
                arguments("HTTP 304", "HTTP/1.1 304 Not Modified\r\n\r\n", 304, "304"),
                arguments(
                        "a redirect",
                        "HTTP/1.1 302 Found\r\nLocation: https://elsewhere.example/\r\nContent-Length: 0\r\n\r\n",
                        302,
                        "https://elsewhere.example/"),
                arguments("gzip garbage", GZIP_GARBAGE, 200, "not Tegro's JSON"),
                arguments(
                        "2 MB of JSON",
                        ok("{'type':'success','data':{'x':'" + "x".repeat(2_000_000)),
                        200,
                        "maxResponseSize"),
                arguments(
                        "2 MB of an error page",
                        RawServer.http("502 Bad Gateway", "text/html", "x".repeat(2_000_000)),
                        502,
                        "maxResponseSize"));
    }

    static Stream<Arguments> unreadable() {
        return Stream.of(
                arguments("nothing", ok(""), 200, "no JSON object"),
                arguments("truncated JSON", ok("{'type':'success','data':{'id':5,'ur"), 200, "{"),
                arguments("a JSON array", ok("[1,2]"), 200, "no JSON object"),
                arguments("a JSON text", ok("'success'"), 200, "no JSON object"),
                arguments("an empty object", ok("{}"), 200, "null"),
                arguments("a type that is a number", ok("{'type':1,'data':{}}"), 200, "type"),
                arguments("a type that is null", ok("{'type':null,'data':{}}"), 200, "type"),
                arguments("two types", ok("{'type':'error','type':'success','data':{}}"), 200, "two types"),
                arguments("data twice", ok("{'type':'success','data':{},'data':{}}"), 200, "data twice"),
                arguments("success without data", ok("{'type':'success','desc':''}"), 200, "no data"),
                arguments("data that is null", ok("{'type':'success','data':null}"), 200, "no data"),
                arguments("data that is a list", ok("{'type':'success','data':[{}]}"), 200, "unexpected form"),
                arguments("data that is a text", ok("{'type':'success','data':'x'}"), 200, "unexpected form"),
                arguments("an id that is a text", ok("{'type':'success','data':{'id':'five'}}"), 200, "data.id"),
                arguments("something behind it", ok("{'type':'success','data':{'id':5}}<!-- -->"), 200, "JSON"),
                arguments("UTF-16", utf16("{'type':'success','data':{'id':5}}"), 200, "not in UTF-8"),
                arguments("deep nesting", ok("{'type':'success','data':{'x':" + "[".repeat(5000)), 200, "depth"),
                arguments("a long number", ok("{'type':'success','data':{'id':" + "9".repeat(5000)), 200, "JSON"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"fromSomebodyElse", "unreadable"})
    void leavesTheOutcomeOpen(String what, String answer, int status, String message) throws IOException {
        try (RawServer server = RawServer.answering(answer)) {
            camel.configuration().setBaseUrl(server.baseUrl());

            TegroOutcomeUnknownException read = camel.failure(TegroOutcomeUnknownException.class, "tegro:order", "A-1");
            TegroOutcomeUnknownException write =
                    camel.failure(TegroOutcomeUnknownException.class, "tegro:createOrder", ORDER);

            assertThat(read.isRetryable()).isTrue();
            assertThat(write.isRetryable()).isFalse();
            for (TegroException failure : new TegroException[] {read, write}) {
                assertThat(failure.getHttpResponseCode()).isEqualTo(status);
                assertThat(failure).hasMessageContaining(message);
                assertThat(failure.getMessage()).startsWith("tegro:" + failure.getOperation() + ": ");
                assertQuotesAreShort(failure.getMessage());
            }
            assertThat(server.requests()).hasSize(2);
        }
    }

    @Test
    void anAnswerIsQuotedShortOnOneLineAndWithoutKeys() throws IOException {
        String echo = "Failed:\r\n" + TegroCamel.API_KEY + "\u2028" + "x".repeat(150) + TegroCamel.SECRET_KEY
                + "y".repeat(500);
        try (RawServer server = RawServer.answering(RawServer.http("502 Bad Gateway", "text/plain", echo))) {
            camel.configuration().setBaseUrl(server.baseUrl());

            TegroOutcomeUnknownException failure = camel.failure(TegroOutcomeUnknownException.class, "tegro:balance");

            assertThat(failure.getMessage())
                    .contains("Failed:  *** xxx", "x***yyy")
                    .doesNotContainPattern("\\R")
                    .doesNotContain(TegroCamel.API_KEY, TegroCamel.SECRET_KEY);
            assertQuotesAreShort(failure.getMessage());
        }
    }

    @Test
    void aKeyThatTheQuoteWouldCutInTwoIsStruckOutToo() throws IOException {
        String echo = "x".repeat(190) + TegroCamel.API_KEY + "y".repeat(500);
        try (RawServer server = RawServer.answering(RawServer.http("502 Bad Gateway", "text/plain", echo))) {
            camel.configuration().setBaseUrl(server.baseUrl());

            assertThat(camel.failure(TegroOutcomeUnknownException.class, "tegro:balance")
                            .getMessage())
                    .doesNotContain(TegroCamel.API_KEY.substring(0, 5));
        }
    }

    private static void assertQuotesAreShort(String message) {
        Matcher quotes = Pattern.compile("(x{10,}|\"[^\"]*\")").matcher(message);
        while (quotes.find()) {
            // two quotation marks and the sign that something was left out
            assertThat(quotes.group()).hasSizeLessThanOrEqualTo(200 + 3);
        }
        assertThat(message).hasSizeLessThan(500);
    }

    private static String ok(String json) {
        return json("200 OK", json);
    }

    private static String json(String status, String body) {
        return RawServer.http(status, "application/json", body.replace('\'', '"'));
    }

    private static String utf16(String json) {
        return ok(json.replaceAll("(.)", "\u0000$1"));
    }

    private static final String GZIP_GARBAGE =
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: 9\r\n\r\n"
                    + "not gzip!";
}
