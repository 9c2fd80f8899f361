package io.github.cameltegro.notification;

import static io.github.cameltegro.notification.FormText.MULTIPART;
import static io.github.cameltegro.notification.FormText.field;
import static io.github.cameltegro.notification.FormText.part;
import static io.github.cameltegro.notification.FormText.read;
import static io.github.cameltegro.notification.FormText.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartBodyTest {

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
}
