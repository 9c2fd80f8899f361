package io.github.cameltegro.protocol;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Verifying received fields, which takes making their canonical text, beside a bare MD5 of that text as if it were at
 * hand.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class VerifyingBenchmark {

    private final FormSignature signature = new FormSignature(ReceivedForm.SECRET);
    private final List<FormField> fields = ReceivedForm.fields();
    private final String sign = ReceivedForm.sign();
    private final byte[] textAndSecret;
    private final MessageDigest md5;

    public VerifyingBenchmark() {
        byte[] text = FormSignature.canonical(fields, false);
        byte[] secret = ReceivedForm.SECRET.getBytes(US_ASCII);
        textAndSecret = Arrays.copyOf(text, text.length + secret.length);
        System.arraycopy(secret, 0, textAndSecret, text.length, secret.length);
        try {
            md5 = MessageDigest.getInstance("MD5");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        if (!component()) {
            throw new IllegalStateException("the signature is wrong");
        }
    }

    @Benchmark
    public final boolean component() {
        return signature.matches(sign, fields, false);
    }

    @Benchmark
    public byte[] bare() {
        return md5.digest(textAndSecret);
    }
}
