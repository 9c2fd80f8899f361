package io.github.cameltegro.notification;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.cameltegro.engine.Bodies;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.converter.stream.ByteArrayInputStreamCache;
import org.apache.camel.converter.stream.ReaderCache;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bodies in the shapes of servers that hand over no request. */
class RequestBodyTest {

    private static final CamelContext CONTEXT = new DefaultCamelContext();
    private static final String TEXT = "a=\u0416";
    private static final byte[] BYTES = TEXT.getBytes(UTF_8);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Exchange exchange = new DefaultExchange(CONTEXT);

    static Stream<Object> shapes() {
        return Stream.of(
                BYTES,
                TEXT,
                ByteBuffer.wrap(BYTES),
                new ByteArrayInputStream(BYTES),
                new ByteArrayInputStreamCache(new ByteArrayInputStream(BYTES)),
                new StringReader(TEXT),
                new ReaderCache(TEXT),
                Unpooled.wrappedBuffer(BYTES));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void readsBodiesOfAnyShape(Object body) throws RefusedRequest {
        exchange.getIn().setBody(body);
        ReceivedBody received = RequestBody.read(exchange, BYTES.length, PATIENCE);
        assertThat(received.fields(Bodies.FORM).get(0).value()).isEqualTo("\u0416".getBytes(UTF_8));
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void refusesBodiesOfAnyShapeThatAreTooLarge(Object body) {
        exchange.getIn().setBody(body);
        assertThat(status(BYTES.length - 1, PATIENCE)).isEqualTo(413);
    }

    @Test
    void takesNoBodyForAnEmptyOne() {
        assertThatThrownBy(() -> RequestBody.read(exchange, 1, PATIENCE).fields(Bodies.FORM))
                .isInstanceOf(RefusedRequest.class)
                .hasMessage("no fields");
    }

    @Test
    void refusesAnAnnouncedLengthWithoutReading() {
        exchange.getIn().setHeader(Exchange.CONTENT_LENGTH, "2");
        exchange.getIn().setBody(new InputStream() {
            @Override
            public int read() {
                throw new AssertionError("read");
            }
        });
        assertThat(status(1, PATIENCE)).isEqualTo(413);
    }

    @Test
    void refusesABodyThatDripsBeyondTheDeadline() {
        exchange.getIn().setBody(failing(null));
        assertThat(status(1 << 20, Duration.ofNanos(1))).isEqualTo(408);
    }

    @Test
    void refusesABodyThatBreaksOffOrStandsStill() {
        exchange.getIn().setBody(failing(new IOException("reset")));
        assertThat(status(1, PATIENCE)).isEqualTo(400);
        exchange.getIn().setBody(failing(new IOException(new SocketTimeoutException())));
        assertThat(status(1, PATIENCE)).isEqualTo(408);
    }

    /** Throws, or drips for ever. */
    private static InputStream failing(IOException failure) {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                if (failure != null) {
                    throw failure;
                }
                return 'a';
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                bytes[from] = (byte) read();
                return 1;
            }
        };
    }

    @Test
    void saysWhatItCanNotRead() {
        exchange.getIn().setBody(List.of("a"));
        assertThatThrownBy(() -> RequestBody.read(exchange, 1, PATIENCE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("The HTTP server hands over a body of type java.util.");
    }

    @Test
    void takesTheContentTypeThatStandsBeforeAQueryParameter() {
        exchange.getIn().setHeader(Exchange.CONTENT_TYPE, List.of("a/b", "c/d"));
        assertThat(RequestBody.contentType(exchange)).isEqualTo("a/b");
        exchange.getIn().setHeader(Exchange.CONTENT_TYPE, "e/f");
        assertThat(RequestBody.contentType(exchange)).isEqualTo("e/f");
        exchange.getIn().removeHeader(Exchange.CONTENT_TYPE);
        assertThat(RequestBody.contentType(exchange)).isNull();
    }

    private int status(int maxSize, Duration deadline) {
        return catchThrowableOfType(RefusedRequest.class, () -> RequestBody.read(exchange, maxSize, deadline))
                .status();
    }
}
