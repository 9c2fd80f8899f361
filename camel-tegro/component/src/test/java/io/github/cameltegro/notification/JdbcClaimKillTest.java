package io.github.cameltegro.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.cameltegro.support.ChildJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A node in another JVM, in another time zone, is killed while it holds a claim. */
class JdbcClaimKillTest extends JdbcClaimTestSupport {
    private Process other;

    @AfterEach
    void end() {
        if (other != null) {
            other.destroyForcibly();
        }
    }

    @Test
    void itsClaimIsRespectedWhileItLivesAndUntilItsLeaseIsOver() throws Exception {
        JdbcClaimRepository node = node();
        claimInAnotherJvm(LONG);
        assertThat(node.add("k")).isFalse();

        other.destroyForcibly().waitFor();

        assertThat(node.add("k")).isFalse();
        assertThat(node.contains("k")).isTrue();
        database.expire(table);
        assertThat(node.add("k")).isTrue();
    }

    @Test
    void whileItLivesItRenewsAndOnceItIsKilledTimeFreesTheKey() throws Exception {
        JdbcClaimRepository node = node();
        claimInAnotherJvm(Duration.ofSeconds(2));
        for (int beat = 0; beat < 2; beat++) {
            long before = database.expiresAt(table, "k");
            await().until(() -> database.expiresAt(table, "k") > before);
            assertThat(node.add("k")).isFalse();
        }

        other.destroyForcibly().waitFor();
        long lastLease = database.expiresAt(table, "k");
        await().until(() -> node.add("k"));

        assertThat(database.clock()).isGreaterThanOrEqualTo(lastLease);
        assertThat(node.confirm("k")).isTrue();
    }

    private void claimInAnotherJvm(Duration lease) throws IOException {
        other = ChildJvm.of(
                        JdbcClaimHolder.class,
                        List.of("-Duser.timezone=Pacific/Kiritimati"),
                        List.of(database.name(), database.url(), table, lease.toString(), "k"))
                .start();
        BufferedReader lines = other.inputReader(StandardCharsets.UTF_8);
        String line = lines.readLine();
        while (line != null && !line.startsWith("claimed=")) {
            line = lines.readLine();
        }
        assertThat(line).isEqualTo("claimed=true");
    }
}
