package io.github.cameltegro.api;

import io.github.cameltegro.OutputType;
import io.github.cameltegro.TegroConfiguration;
import io.github.cameltegro.TegroOperation;
import io.github.cameltegro.activity.AccountActivity;
import io.github.cameltegro.activity.CallOutcome;
import io.github.cameltegro.activity.Tally;
import io.github.cameltegro.protocol.ApiSignature;
import io.github.cameltegro.protocol.NonceSource;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.apache.hc.core5.http.HttpHost;

/**
 * Calls the API for one account: writes the request once, signs these bytes, sends these bytes, and reads the answer.
 */
public final class TegroClient {

    private final String shopId;
    private final ApiSignature signature;
    private final NonceSource nonces;
    private final HttpTransport transport;
    private final AccountActivity activity;
    private final Duration requestTimeout;
    private final int maxResponseSize;
    private final Quote quote;
    private final HttpHost host;
    private final Map<TegroOperation, URI> addresses = new EnumMap<>(TegroOperation.class);

    public TegroClient(
            TegroConfiguration configuration, NonceSource nonces, HttpTransport transport, AccountActivity activity) {
        this.shopId = configuration.getShopId();
        this.signature = new ApiSignature(configuration.getApiKey());
        this.nonces = nonces;
        this.transport = transport;
        this.activity = activity;
        this.requestTimeout = configuration.getRequestTimeout();
        this.maxResponseSize = configuration.getMaxResponseSize();
        this.quote = new Quote(Arrays.asList(
                configuration.getApiKey(),
                configuration.getSecretKey(),
                configuration.getPreviousSecretKey(),
                configuration.getProxyAuthPassword()));
        for (TegroOperation operation : TegroOperation.values()) {
            addresses.put(operation, URI.create(configuration.address(operation)));
        }
        this.host = host(URI.create(configuration.getBaseUrl()));
    }

    private static HttpHost host(URI address) {
        if (address.getHost() != null) {
            return new HttpHost(address.getScheme(), address.getHost(), address.getPort());
        }
        // a name with an underscore, which java.net.URI does not take for one
        String[] nameAndPort = address.getRawAuthority().split(":", 2);
        int port = nameAndPort.length == 1 ? -1 : Integer.parseInt(nameAndPort[1]);
        return new HttpHost(address.getScheme(), nameAndPort[0], port);
    }

    /** A reader for the answers of one operation; keep it, for making it takes longer than a call. */
    public Call prepare(TegroOperation operation, OutputType outputType) {
        return new Call(operation, new AnswerReader(operation, outputType, quote), activity.calls(operation));
    }

    /** Where this client's calls are counted. */
    public AccountActivity activity() {
        return activity;
    }

    /** An operation that is ready to be called; can be used by many threads at once. */
    public final class Call {

        private final TegroOperation operation;
        private final AnswerReader reader;
        private final Tally<CallOutcome> tally;

        private Call(TegroOperation operation, AnswerReader reader, Tally<CallOutcome> tally) {
            this.operation = operation;
            this.reader = reader;
            this.tally = tally;
        }

        /**
         * Makes one POST. The nonce is drawn here, so that every try is signed anew.
         *
         * @param fields the request's fields but {@code shop_id} and {@code nonce}
         * @throws io.github.cameltegro.TegroException if the call did not succeed
         */
        public TegroResult send(Map<String, Object> fields) {
            return send(fields, requestTimeout);
        }

        /** As {@link #send(Map)}, with a time limit of its own for the whole call. */
        public TegroResult send(Map<String, Object> fields, Duration timeout) {
            return sign(fields).post(timeout);
        }

        /** The first half of {@link #send(Map)}: what this throws, it throws before anything is sent. */
        public Signed sign(Map<String, Object> fields) {
            byte[] body = RequestWriter.write(operation, shopId, nonces.next(), fields);
            return new Signed(this, fields, body, "Bearer " + signature.sign(body));
        }
    }

    /** A request that is ready to be sent, once. */
    public final class Signed {

        private final Call call;
        private final Map<String, Object> fields;
        private final byte[] body;
        private final String authorization;

        private Signed(Call call, Map<String, Object> fields, byte[] body, String authorization) {
            this.call = call;
            this.fields = fields;
            this.body = body;
            this.authorization = authorization;
        }

        /** The second half of {@link Call#send(Map)}. */
        public TegroResult post() {
            return post(requestTimeout);
        }

        private TegroResult post(Duration timeout) {
            long start = System.nanoTime();
            try {
                TegroResult result = exchange(timeout);
                call.tally.count(CallOutcome.SUCCESS, System.nanoTime() - start);
                return result;
            } catch (RuntimeException e) {
                call.tally.count(CallOutcome.of(e), System.nanoTime() - start);
                activity.failed(call.operation, e);
                throw e;
            }
        }

        private TegroResult exchange(Duration timeout) {
            HttpAnswer answer;
            try {
                answer = transport.post(
                        host, addresses.get(call.operation), body, authorization, timeout, maxResponseSize);
            } catch (TransportException e) {
                throw call.reader.failed(e);
            }
            TegroResult result = call.reader.read(answer);
            if (call.operation == TegroOperation.createOrder) {
                call.reader.checkCreated(
                        transport.createdOrders(), answer, result, String.valueOf(fields.get("order_id")));
            }
            return result;
        }
    }
}
