package io.github.cameltegro.notification;

import static io.github.cameltegro.notification.FormText.MULTIPART;
import static io.github.cameltegro.notification.FormText.field;
import static io.github.cameltegro.notification.FormText.read;
import static io.github.cameltegro.notification.FormText.refusal;
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
        FormReader.check(contentType);
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
        assertThat(catchThrowableOfType(RefusedRequest.class, () -> FormReader.check(contentType))
                        .status())
                .isEqualTo(415);
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
