package io.github.cameltegro.notification;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The database's clock decides, as a number that knows no zone. */
class JdbcClaimClockTest extends JdbcClaimTestSupport {
    private final TimeZone before = TimeZone.getDefault();

    @AfterEach
    void restoreTimeZone() {
        TimeZone.setDefault(before);
    }

    @ParameterizedTest
    @CsvSource({
        "UTC, Pacific/Kiritimati",
        "Pacific/Kiritimati, UTC",
        "Etc/GMT+12, Pacific/Kiritimati",
        "Pacific/Kiritimati, Etc/GMT+12",
        "Asia/Kolkata, America/St_Johns"
    })
    void nodesInOtherTimeZonesSeeTheSameLease(String owners, String others) {
        TimeZone.setDefault(TimeZone.getTimeZone(owners));
        JdbcClaimRepository owner = nodeWithConnectionsOfItsOwn();
        owner.add("k");

        TimeZone.setDefault(TimeZone.getTimeZone(others));
        JdbcClaimRepository other = nodeWithConnectionsOfItsOwn();
        assertThat(other.contains("k")).isTrue();
        assertThat(other.add("k")).isFalse();
        other.clear();
        assertThat(owner.confirm("k")).isTrue();
        assertThat(other.add("k")).isFalse();
        database.expire(table);
        assertThat(other.add("k")).isTrue();

        TimeZone.setDefault(TimeZone.getTimeZone(owners));
        assertThat(owner.confirm("k")).isFalse();
        assertThat(owner.contains("k")).isTrue();
        assertThat(nodeWithConnectionsOfItsOwn().add("k")).isFalse();
    }

    private JdbcClaimRepository nodeWithConnectionsOfItsOwn() {
        return node(database.connectingTo(database.url()), n -> n.setLease(Duration.ofMinutes(5)));
    }

    @Test
    void theLeaseIsCountedFromTheDatabasesClock() {
        long earliest = database.clock();
        node().add("k");
        long latest = database.clock();

        assertThat(database.expiresAt(table, "k")).isBetween(earliest + LONG.toMillis(), latest + LONG.toMillis());
    }

    @Test
    void noClassConsultsTheNodesClock() {
        JavaClasses claims = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .withImportOption(location -> location.contains("JdbcClaim"))
                .importPackagesOf(JdbcClaimRepository.class);
        assertThat(claims.contain(JdbcClaimTable.class)).isTrue();

        noClasses().should().callMethod(System.class, "currentTimeMillis").check(claims);
        // the heartbeat's stopwatch decides about no claim: it only says that this node must take no more
        noClasses()
                .that()
                .doNotHaveSimpleName("JdbcClaimHeartbeat")
                .should()
                .callMethod(System.class, "nanoTime")
                .check(claims);
        noClasses().should().dependOnClassesThat().areAssignableTo(Clock.class).check(claims);
        noClasses().should().dependOnClassesThat().areAssignableTo(Date.class).check(claims);
        noClasses()
                .should()
                .dependOnClassesThat()
                .areAssignableTo(TimeZone.class)
                .check(claims);
        noClasses()
                .should()
                .dependOnClassesThat(com.tngtech.archunit.base.DescribedPredicate.describe(
                        "times of java.time but Duration",
                        type -> type.getPackageName().startsWith("java.time") && !type.isEquivalentTo(Duration.class)))
                .check(claims);
    }
}
