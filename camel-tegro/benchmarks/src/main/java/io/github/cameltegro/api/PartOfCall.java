package io.github.cameltegro.api;

import io.github.cameltegro.OutputType;
import io.github.cameltegro.TegroConfiguration;
import io.github.cameltegro.TegroOperation;
import io.github.cameltegro.protocol.ApiSignature;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.hc.core5.http.HttpHost;

/** createOrder, of which only so much is done; the rest was made beforehand. */
public final class PartOfCall implements AutoCloseable {

    private static final TegroOperation OPERATION = TegroOperation.createOrder;
    private static final long NONCE = 1_796_000_000_000_123L;

    /** How far it goes; each does all that stands before it. */
    public enum Extent {
        POST("a POST by the component"),
        WRITE("and writing the JSON"),
        SIGN("and signing it"),
        READ("and reading the answer");

        public final String text;

        Extent(String text) {
            this.text = text;
        }
    }

    private final TegroConfiguration configuration;
    private final Map<String, Object> fields;
    private final ApiSignature signature;
    private final byte[] body;
    private final String sign;
    private final AnswerReader reader = new AnswerReader(OPERATION, OutputType.pojo, new Quote(List.of()));
    private final HttpHost host;
    private final URI address;
    private final HttpTransport transport;

    public PartOfCall(CamelContext camel, TegroConfiguration configuration, Map<String, Object> fields) {
        this.configuration = configuration;
        this.fields = fields;
        signature = new ApiSignature(configuration.getApiKey());
        body = write();
        sign = signature.sign(body);
        address = URI.create(configuration.address(OPERATION));
        host = new HttpHost(address.getScheme(), address.getHost(), address.getPort());
        transport = new HttpTransport(camel, TransportSettings.of(configuration, null, configuration.getUserAgent()));
        transport.start();
    }

    /** What it comes to: an answer that was read, or the bytes of one. */
    public Object call(Extent extent) throws IOException {
        byte[] bytes = extent.compareTo(Extent.WRITE) < 0 ? body : write();
        String authorization = "Bearer " + (extent.compareTo(Extent.SIGN) < 0 ? sign : signature.sign(bytes));
        HttpAnswer answer = post(bytes, authorization);
        if (!answer.isSuccess()) {
            throw new IOException("refused: " + answer.status());
        }
        return extent.compareTo(Extent.READ) < 0
                ? answer.bytes()
                : reader.read(answer).typed();
    }

    private HttpAnswer post(byte[] bytes, String authorization) throws IOException {
        try {
            return transport.post(
                    host,
                    address,
                    bytes,
                    authorization,
                    configuration.getRequestTimeout(),
                    configuration.getMaxResponseSize());
        } catch (TransportException e) {
            throw new IOException(e);
        }
    }

    private byte[] write() {
        return RequestWriter.write(OPERATION, configuration.getShopId(), NONCE, fields);
    }

    @Override
    public void close() {
        transport.stop();
    }
}
