package io.github.cameltegro.protocol;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Signing a call, beside a bare HMAC and hex with everything at hand. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SigningBenchmark {

    private static final String KEY = "EEFA1913EA9D9351469B1E5D852A";

    private final byte[] body = ("{\"shop_id\":\"D0F98E7D7742609DC508D86BB7500914\",\"nonce\":1796000000000123,"
                    + "\"currency\":\"RUB\",\"amount\":1490.00,\"order_id\":\"A-1001\"}")
            .getBytes(US_ASCII);
    private final ApiSignature signature = new ApiSignature(KEY);
    private final Mac mac;
    private final HexFormat hex = HexFormat.of();

    public SigningBenchmark() {
        try {
            mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(KEY.getBytes(US_ASCII), "HmacSHA256"));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Benchmark
    public String component() {
        return signature.sign(body);
    }

    @Benchmark
    public String bare() {
        return hex.formatHex(mac.doFinal(body));
    }
}
