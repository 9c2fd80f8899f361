package io.github.cameltegro.notification;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cameltegro.engine.Bodies;
import io.github.cameltegro.engine.NotificationVectors;
import io.github.cameltegro.protocol.FormField;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class FormReaderTest {

    private static final String FORM = Bodies.FORM;
    private static final String JSON = Bodies.JSON;
    private static final String MULTIPART = "multipart/form-data; boundary=b";

    /** Fields as {@code name=value&name=value}, one char per byte, nothing encoded. */
    private static String read(String contentType, String body) throws RefusedRequest {
        return FormReader.read(contentType, body.getBytes(ISO_8859_1)).stream()
                .map(field -> new String(field.name(), ISO_8859_1) + "=" + new String(field.value(), ISO_8859_1))
                .collect(Collectors.joining("&"));
    }

    private static int refusal(String contentType, String body) {
        return catchThrowableOfType(RefusedRequest.class, () -> read(contentType, body))
                .status();
    }

    private static String part(String headers, String value) {
        return "--b\r\n" + headers + "\r\n\r\n" + value + "\r\n";
    }

    private static String field(String name, String value) {
        return part("Content-Disposition: form-data; name=\"" + name + "\"", value);
    }

    @ParameterizedTest
    @EnumSource
    void readsTheSameFieldsFromEachContentType(NotificationVectors vector) throws RefusedRequest {
        Map<String, byte[]> fields = vector.fields();
        assertThat(asMap(FormReader.read(FORM, Bodies.form(fields)))).containsExactlyEntriesOf(fields);
        assertThat(asMap(FormReader.read(Bodies.MULTIPART, Bodies.multipart(fields))))
                .containsExactlyEntriesOf(fields);
        assertThat(asMap(FormReader.read(JSON, Bodies.json(fields)))).containsExactlyEntriesOf(fields);
    }

    private static Map<String, byte[]> asMap(List<FormField> fields) {
        Map<String, byte[]> map = new LinkedHashMap<>();
        fields.forEach(field -> map.put(new String(field.name(), UTF_8), field.value()));
        return map;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/x-www-form-urlencoded",
                "Application/X-WWW-Form-URLEncoded",
                " application/x-www-form-urlencoded ; charset=windows-1251",
                "application/x-www-form-urlencoded;charset=\"utf-8\"; x",
            })
    void knowsAFormByItsMediaType(String contentType) throws RefusedRequest {
        assertThat(read(contentType, "a=%C6")).isEqualTo("a=\u00c6");
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {
                "text/plain",
                "application/json, application/x-www-form-urlencoded",
                "application/jsonp",
                "multipart/mixed; boundary=b",
                "x-www-form-urlencoded",
                ";",
            })
    void refusesOtherContentTypes(String contentType) {
        assertThat(refusal(contentType, "a=1")).isEqualTo(415);
    }

    @ParameterizedTest
    @ValueSource(strings = {FORM, JSON, MULTIPART})
    void refusesABodyWithoutFields(String contentType) {
        assertThat(refusal(contentType, "")).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "a=1&b=2 > a=1&b=2",
                "a > a=",
                "a=&b > a=&b=",
                "a=b=c > a=b=c",
                "&&a=1&& > a=1",
                "a+b=c+d > 'a b=c d'",
                "%61%3D=%26%2b > a==&+",
                "a;b=1;2 > a;b=1;2",
                "a[b]=1&a.b=2&a%5Bc%5D=3 > a[b]=1&a.b=2&a[c]=3",
            })
    void readsAForm(String body, String fields) throws RefusedRequest {
        assertThat(read(FORM, body)).isEqualTo(fields);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a=%",
                "a=%4",
                "a=%zz",
                "a=%4&b=1",
                "%=1",
                "a=%+1",
                "a=%-1",
                "=1",
                "=",
                "&",
                "a=1&a=2",
                "a=1&%61=1",
                "a&a",
                "a=1&A=2&a=3"
            })
    void refusesAMalformedForm(String body) {
        assertThat(refusal(FORM, body)).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "{\"a\":\"1\"} > a=1",
                "{\"a\":1.50,\"b\":1e2,\"c\":-0,\"d\":12345678901234567890.1E+05} > a=1.50&b=1e2&c=-0&d=12345678901234567890.1E+05",
                "{\"a\":true,\"b\":false} > a=1&b=0",
                "{\"a\":null,\"b\":\"\"} > b=",
                "{\"a\":\"\\u0416\\ud83d\\ude00\"} > a=\u00d0\u0096\u00f0\u009f\u0098\u0080",
                "{\"a\":\"\u00d0\u0096\"} > a=\u00d0\u0096",
                "{\"a\\\"b\":\"\\n\\/\"} > 'a\"b=\n/'",
            })
    void readsJson(String body, String fields) throws RefusedRequest {
        assertThat(read(JSON, body)).isEqualTo(fields);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "1",
                "null",
                "\"a\"",
                "{",
                "{}",
                "{\"a\":1",
                "{\"a\":1}}",
                "{\"a\":1} 2",
                "{\"a\":1,}",
                "{a:1}",
                "{'a':1}",
                "{\"a\":NaN}",
                "{\"a\":01}",
                "{\"a\":+1}",
                "{\"a\":1.}",
                "{\"a\":{}}",
                "{\"a\":[1]}",
                "{\"a\":1,\"a\":1}",
                "{\"a\":1,\"\\u0061\":1}",
                "{\"a\":null,\"a\":1}",
                "{\"a\":null}",
                "{\"\":1}",
                "{\"a\":\"\\ud83d\"}",
                "{\"\\ud83d\":1}",
                "{\"a\":\"\u00ff\"}",
                "{\"a\":\"\u00c0\u0080\"}",
                "{\"a\":\"\u00ed\u00a0\u0080\"}",
                "{\"a\":\"\n\"}",
                "\u00ef\u00bb\u00bf{\"a\":1}",
                "\u0000{\u0000\"\u0000a\u0000\"\u0000:\u00001\u0000}",
                "/* */{\"a\":1}",
            })
    void refusesOtherJson(String body) {
        assertThat(refusal(JSON, body)).isEqualTo(400);
    }

    @Test
    void refusesJsonHoweverDeep() {
        assertThat(refusal(JSON, "{\"a\":".repeat(10_000))).isEqualTo(400);
        assertThat(refusal(JSON, "[".repeat(60_000))).isEqualTo(400);
    }

    @Test
    void readsParts() throws RefusedRequest {
        String body = field("a", "1") + field("b", "") + field("c", "\r\n--c\r\n-b\n--b\r--b\r\n") + "--b--";
        assertThat(read(MULTIPART, body)).isEqualTo("a=1&b=&c=\r\n--c\r\n-b\n--b\r--b\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/form-data; boundary=b",
                "multipart/form-data; boundary=\"b\"",
                "Multipart/Form-Data ; charset=utf-8; Boundary = b",
                "multipart/form-data;x=\"a;boundary=c\\\"\";boundary=b;",
            })
    void findsTheBoundary(String contentType) throws RefusedRequest {
        assertThat(read(contentType, field("a", "1") + "--b--")).isEqualTo("a=1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multipart/form-data",
                "multipart/form-data; boundary",
                "multipart/form-data; boundary=",
                "multipart/form-data; boundary=\"\"",
                "multipart/form-data; boundary=\"b",
                "multipart/form-data; boundary=\"b \"",
                "multipart/form-data; boundary=\"b\"c",
                "multipart/form-data; boundary=b; boundary=b",
                "multipart/form-data; boundary=c",
                "multipart/form-data; boundary=bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb",
                "multipart/form-data; boundary=\u0431",
            })
    void refusesMultipartWithoutItsBoundary(String contentType) {
        assertThat(refusal(contentType, field("a", "1") + "--b--")).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Disposition: form-data; name=\"a\"",
                "content-disposition:form-data;name=a",
                "CONTENT-DISPOSITION: Form-Data ; NAME = a ",
                "Content-Disposition: form-data; name=\"a\"\r\nContent-Type: text/plain; charset=windows-1251",
                "Content-Type: text/plain\r\nContent-Disposition: form-data; name=\"a\"\r\nContent-Length: 99",
                "Content-Disposition: form-data; name=\"a\"\r\nContent-Transfer-Encoding: 8bit",
                "Content-Disposition: form-data; name=\"a\"\r\nContent-Transfer-Encoding: BINARY",
                "Content-Disposition: form-data; name=\"a\"\r\nX-Other: \u00ff",
            })
    void readsPartsOfEachClient(String headers) throws RefusedRequest {
        assertThat(read(MULTIPART, part(headers, "1") + "--b--")).isEqualTo("a=1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Content-Disposition: form-data",
                "Content-Disposition: form-data; name",
                "Content-Disposition: form-data; name=\"\"",
                "Content-Disposition: form-data; name=\"a",
                "Content-Disposition: form-data; name=\"a\"b",
                "Content-Disposition: form-data; name=\"a\"; name=\"b\"",
                "Content-Disposition: form-data; name*=utf-8''a",
                "Content-Disposition: form-data; name=\"a\"; filename=\"f\"",
                "Content-Disposition: form-data; name=\"a\"; FileName=f",
                "Content-Disposition: form-data; name=\"a\"; filename*=utf-8''f",
                "Content-Disposition: form-data; name=\"a\"; filename=\"\"",
                "Content-Disposition: attachment; name=\"a\"",
                "Content-Disposition: form-data; name=\"a\"\r\nContent-Disposition: form-data; name=\"b\"",
                "Content-Disposition: form-data;\r\n name=\"a\"",
                "Content-Disposition : form-data; name=\"a\"",
                "Content-Disposition: form-data; name=\"a\"\nX: 1",
                "Content-Disposition: form-data; name=\"a\u0000\"",
                "Content-Disposition: form-data; name=\"a\"\r\nnonsense",
                "Content-Disposition: form-data; name=\"a\"\r\n: nonsense",
                "Content-Disposition: form-data; name=\"a\"\r\nContent-Type: multipart/mixed; boundary=c",
                "Content-Disposition: form-data; name=\"a\"\r\nContent-Transfer-Encoding: base64",
                "Content-Disposition: form-data; name=\"a\"\r\nContent-Transfer-Encoding: quoted-printable",
            })
    void refusesPartsThatAreNoTextFields(String headers) {
        assertThat(refusal(MULTIPART, part(headers, "1") + "--b--")).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({
        "a%22b, a\"b",
        "a\\\"b, a\"b",
        "a\\\\b, a\\b",
        "a\\b, a\\b",
        "a%0D%0ab, 'a\r\nb'",
        "a%41b, a%41b",
        "a;b=c, a;b=c",
        "\u00d0\u0096, \u00d0\u0096",
    })
    void readsQuotedNames(String quoted, String name) throws RefusedRequest {
        assertThat(read(MULTIPART, field(quoted, "1") + "--b--")).isEqualTo(name + "=1");
    }

    @Test
    void ignoresWhatStandsAroundTheParts() throws RefusedRequest {
        assertThat(read(MULTIPART, "preamble --b\r\n--c\r\n" + "\r\n" + field("a", "1") + "--b--\r\nepilogue --b"))
                .isEqualTo("a=1");
        assertThat(read(MULTIPART, "--b \t\r\n" + field("a", "1").substring(5) + "--b-- \t"))
                .isEqualTo("a=1");
    }

    @Test
    void takesAValueThatSharesItsLineBreakWithTheHeaders() throws RefusedRequest {
        assertThat(read(MULTIPART, "--b\r\nContent-Disposition: form-data; name=a\r\n\r\n--b--"))
                .isEqualTo("a=");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--b",
                "--b--",
                "--b--\r\n",
                "--b\r\n",
                "--b\r\n\r\n--b--",
                "--b\r\nContent-Disposition: form-data; name=a",
                "--b\r\nContent-Disposition: form-data; name=a\r\n\r\n",
                "--b\r\nContent-Disposition: form-data; name=a\r\n\r\n1",
                "--b\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n--b",
                "--b\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n--b-",
                "--b\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n--b--x",
                "--b\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n--bx\r\n",
                "--b\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n--bx\r\n\r\n--b--",
                "--b\nContent-Disposition: form-data; name=a\n\n1\n--b--",
                "--b\r\nContent-Disposition: form-data; name=a\r\n\r\n1--b--",
                "--b\r\nContent-Disposition: form-data; name=a\r\n\r\n1\n--b--",
                "a=1",
            })
    void refusesMultipartThatBreaksOffOrIsMalformed(String body) {
        assertThat(refusal(MULTIPART, body)).isEqualTo(400);
    }

    @Test
    void refusesARepeatedPart() {
        assertThat(refusal(MULTIPART, field("a", "1") + field("a", "2") + "--b--"))
                .isEqualTo(400);
        assertThat(refusal(MULTIPART, field("a\"b", "1") + field("a%22b", "2") + "--b--"))
                .isEqualTo(400);
    }

    @Test
    void takesTwoHundredFieldsOfNamesOfAHundredBytesAndNoMore() throws RefusedRequest {
        String most = IntStream.range(0, 200).mapToObj(i -> "f" + i + "=").collect(Collectors.joining("&"));
        assertThat(FormReader.read(FORM, most.getBytes(ISO_8859_1))).hasSize(200);
        assertThat(refusal(FORM, most + "&more=")).isEqualTo(400);
        assertThat(read(FORM, "x".repeat(100))).isEqualTo("x".repeat(100) + "=");
        assertThat(refusal(FORM, "x".repeat(101))).isEqualTo(400);
        assertThat(refusal(JSON, "{\"" + "\u00d0\u0096".repeat(51) + "\":1}")).isEqualTo(400);
        assertThat(refusal(MULTIPART, field("x".repeat(101), "1") + "--b--")).isEqualTo(400);
    }

    @Test
    void tellsOfARefusalWithoutReceivedTextOrStackTrace() {
        RefusedRequest refused = catchThrowableOfType(RefusedRequest.class, () -> read(FORM, "a=1&secret=2&secret=3"));
        assertThat(refused).hasMessage("a field is repeated");
        assertThat(refused.getStackTrace()).isEmpty();
    }
}
