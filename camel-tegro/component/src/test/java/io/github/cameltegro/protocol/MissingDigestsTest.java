package io.github.cameltegro.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltegro.support.ChildJvm;
import java.security.Provider;
import java.security.Security;
import org.junit.jupiter.api.Test;

/** What happens in a Java that lacks a digest, such as one that is cut down to approved algorithms. */
class MissingDigestsTest {

    /** What runs in such a Java. */
    static final class WithoutDigests {
        public static void main(String[] args) throws Exception {
            for (Provider provider : Security.getProviders()) {
                Security.removeProvider(provider.getName());
            }
            Class.forName(PaymentKey.class.getName());
            System.out.println("the class is there");
            tell(() -> PaymentKey.sha256("text"));
            tell(() -> PaymentKey.sha256("text"));
            tell(() -> new FormSignature("secret"));
        }

        private static void tell(Runnable use) {
            try {
                use.run();
                System.out.println("works");
            } catch (IllegalStateException e) {
                System.out.println(e.getMessage());
            }
        }
    }

    @Test
    void classes_load_without_them_and_each_use_says_what_is_missing() throws Exception {
        Process process = ChildJvm.of(WithoutDigests.class).start();
        String told = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertThat(process.waitFor()).isZero();
        assertThat(told.lines())
                .containsExactly(
                        "the class is there",
                        "this Java has no SHA-256",
                        "this Java has no SHA-256",
                        "this Java has no MD5");
    }
}
