package io.github.cameltegro.engine;

import static io.github.cameltegro.engine.Bodies.FORM;
import static io.github.cameltegro.engine.Bodies.JSON;
import static io.github.cameltegro.engine.Bodies.MULTIPART;
import static io.github.cameltegro.engine.Bodies.latin;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What must arrive of a notification's fields, and what must not, whatever server takes them in. */
public abstract class FieldsContract extends ProbedServer {

    @ParameterizedTest
    @EnumSource
    void fieldsArriveAlikeFromEachContentType(NotificationVectors vector) throws IOException {
        String told = told(vector.fields());
        assertThat(post(FORM, Bodies.form(vector.fields())).text()).isEqualTo(told);
        assertThat(post(MULTIPART, Bodies.multipart(vector.fields())).text()).isEqualTo(told);
        assertThat(post(JSON, Bodies.json(vector.fields())).text()).isEqualTo(told);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "windows-1251", "ISO-8859-1"})
    void aCharsetChangesNothing(String charset) throws IOException {
        Map<String, byte[]> fields = NotificationVectors.CYRILLIC.fields();
        String told = told(fields);
        String parameter = "; charset=" + charset;
        assertThat(post(FORM + parameter, Bodies.form(fields)).text()).isEqualTo(told);
        assertThat(post(MULTIPART + parameter, Bodies.multipart(fields)).text()).isEqualTo(told);
        assertThat(post(JSON + parameter, Bodies.json(fields)).text()).isEqualTo(told);
    }

    @Test
    void everyByteArrivesAsItIs() throws IOException {
        Map<String, byte[]> fields = NotificationVectors.allBytes();
        assertThat(post(FORM, Bodies.form(fields)).text()).isEqualTo(told(fields));
        assertThat(post(MULTIPART, Bodies.multipart(fields)).text()).isEqualTo(told(fields));
    }

    @Test
    void manyUnknownFieldsArrive() throws IOException {
        Map<String, byte[]> fields = NotificationVectors.manyUnknown();
        assertThat(post(FORM, Bodies.form(fields)).text()).isEqualTo(told(fields));
        assertThat(post(MULTIPART, Bodies.multipart(fields)).text()).isEqualTo(told(fields));
        assertThat(post(JSON, Bodies.json(fields)).text()).isEqualTo(told(fields));
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "a=%zz", "a=%4", "a=1&a=2", "a=1&%61=2", "&&", ""})
    void oddFormsAreReadStrictly(String form) throws IOException {
        RawHttp.Answer answer = post(FORM, latin(form));
        if (form.equals("name")) {
            assertThat(answer.text()).isEqualTo(told(Map.of("name", new byte[0])));
        } else {
            assertThat(answer.status()).isEqualTo(400);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/x-java-serialized-object", "nonsense"})
    void otherContentTypesAreRefused(String contentType) throws IOException {
        assertThat(post(contentType, latin("a=1")).status()).isEqualTo(415);
    }

    @Test
    void otherMultipartIsRefused() throws IOException {
        byte[] body = Bodies.multipart(NotificationVectors.DOCUMENTED.fields());
        assertThat(post(MULTIPART.replace("form-data", "mixed"), body).status()).isEqualTo(415);
    }

    @Test
    void aFileIsRefused() throws IOException {
        String part = "--" + Bodies.BOUNDARY + "\r\nContent-Disposition: form-data; name=\"";
        String end = "\r\n--" + Bodies.BOUNDARY + "--\r\n";
        String file = part + "a\"; filename=\"f.txt\"\r\nContent-Type: text/plain\r\n\r\n1" + end;
        String withField = part + "b\"\r\n\r\n1\r\n" + file;
        assertThat(post(MULTIPART, latin(file)).status()).isEqualTo(400);
        assertThat(post(MULTIPART, latin(withField)).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--%s\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n2",
                "Content-Disposition: form-data; name=\"a\"\r\nContent-Transfer-Encoding: base64\r\n\r\nMQ==",
                "Content-Disposition: form-data\r\n\r\n1",
            })
    void oddMultipartIsReadStrictly(String parts) throws IOException {
        String body = "--%s\r\n" + parts + "\r\n--%s--\r\n";
        assertThat(post(MULTIPART, latin(body.replace("%s", Bodies.BOUNDARY))).status())
                .isEqualTo(400);
    }

    @Test
    void aQueryDisturbsNothing() throws IOException {
        Map<String, byte[]> fields = NotificationVectors.DOCUMENTED.fields();
        URI address = URI.create(address() + "?Content-Type=text/plain&Content-Length=1&amount=1&x=%D0%97"
                + "&CamelHttpMethod=GET&camelhttpmethod=GET&CamelHttpServletRequest=x&camelhttpservletrequest=x");
        for (String contentType : List.of(FORM, MULTIPART)) {
            byte[] body = contentType.equals(FORM) ? Bodies.form(fields) : Bodies.multipart(fields);
            try (RawHttp http = new RawHttp(address)) {
                RawHttp.Answer answer = http.request("POST", contentType, body).answer();
                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.text()).isEqualTo(told(fields));
            }
        }
    }

    @Test
    void noReceivedFieldOrHeaderComesBack() throws IOException {
        try (RawHttp http = new RawHttp(address())) {
            byte[] body = Bodies.form(NotificationVectors.HEADER_SHAPED.fields());
            RawHttp.Answer answer = http.head(
                            "POST",
                            "X-Mine: 1",
                            "CamelHttpServletRequest: 1",
                            "camelhttpmethod: GET",
                            "Cookie: a=b",
                            "Authorization: Bearer secret",
                            "Content-Type: " + FORM,
                            "Content-Length: " + body.length)
                    .bytes(body)
                    .answer();
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.headers())
                    .doesNotContainKeys("X-Mine", "Cookie", "Authorization", "CamelHttpUri", "Location", "Set-Cookie")
                    .doesNotContainKeys("X-Forwarded-For", "CamelTegroStatus", "Host")
                    .containsEntry("Content-Type", "text/plain");
        }
    }
}
