package io.github.cameltegro.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.camel.RuntimeCamelException;
import org.junit.jupiter.api.Test;

/** Who may claim, ask, confirm and release. */
class JdbcClaimRepositoryTest extends JdbcClaimTestSupport {

    @Test
    void aKeyThatNobodyHoldsIsClaimed() {
        assertThat(node().add("k")).isTrue();
    }

    @Test
    void aHeldKeyIsRefusedToTheSameNode() {
        JdbcClaimRepository node = node();
        node.add("k");

        assertThat(node.add("k")).isFalse();
        assertThat(node.getHeldClaims()).isEqualTo(1);
    }

    @Test
    void aHeldKeyIsRefusedToAnotherNode() {
        JdbcClaimRepository other = node();
        node().add("k");

        assertThat(other.add("k")).isFalse();
        assertThat(other.getHeldClaims()).isZero();
    }

    @Test
    void keysAreClaimedEachForItself() {
        JdbcClaimRepository node = node();

        assertThat(node.add("k")).isTrue();
        assertThat(node.add("K")).isTrue();
        assertThat(node().add("k2")).isTrue();
    }

    @Test
    void aReleasedKeyIsFreeForEveryNode() {
        JdbcClaimRepository node = node();
        node.add("k");

        assertThat(node.remove("k")).isTrue();
        assertThat(database.rows(table)).isZero();
        assertThat(node().add("k")).isTrue();
    }

    @Test
    void aReleaseByAnotherNodeChangesNothing() {
        JdbcClaimRepository other = node();
        JdbcClaimRepository owner = node();
        owner.add("k");
        other.add("k");

        assertThat(other.remove("k")).isFalse();

        assertThat(other.add("k")).isFalse();
        assertThat(owner.confirm("k")).isTrue();
    }

    @Test
    void anybodySeesAHeldClaim() {
        JdbcClaimRepository owner = node();
        JdbcClaimRepository other = node();

        assertThat(other.contains("k")).isFalse();
        owner.add("k");
        assertThat(other.contains("k")).isTrue();
        assertThat(owner.contains("k")).isTrue();
        database.expire(table);
        assertThat(other.contains("k")).isFalse();
    }

    @Test
    void onlyTheOwnerConfirms() {
        JdbcClaimRepository owner = node();
        JdbcClaimRepository other = node();
        owner.add("k");
        other.add("k");

        assertThat(owner.confirm("k")).isTrue();
        assertThat(other.confirm("k")).isFalse();
        assertThat(owner.confirm("never claimed".replace(' ', '-'))).isFalse();
        owner.remove("k");
        assertThat(owner.confirm("k")).isFalse();
    }

    @Test
    void confirmingMakesTheLeaseLastAgain() {
        JdbcClaimRepository owner = node();
        owner.add("k");
        database.shorten(table);
        long before = database.expiresAt(table, "k");

        owner.confirm("k");

        assertThat(database.expiresAt(table, "k")).isGreaterThanOrEqualTo(before + 1000);
    }

    @Test
    void clearingTakesOnlyWhatIsExpired() {
        JdbcClaimRepository node = node();
        node().add("dead");
        database.expire(table);
        node.add("mine");
        node().add("theirs");

        node.clear();

        assertThat(database.rows(table)).isEqualTo(2);
        assertThat(node.confirm("mine")).isTrue();
    }

    @Test
    void aNodeThatIsNotStartedClaimsNothing() {
        JdbcClaimRepository never = new JdbcClaimRepository(database.pool());
        JdbcClaimRepository stopped = node();
        stopped.stop();

        assertThatThrownBy(() -> never.add("k"))
                .isInstanceOf(RuntimeCamelException.class)
                .hasMessageContaining("Not started");
        assertThatThrownBy(() -> stopped.add("k"))
                .isInstanceOf(RuntimeCamelException.class)
                .hasMessageContaining(table);
        assertThat(node().contains("k")).isFalse();
    }

    @Test
    void aKeyOfAHundredCharactersFitsAndNothingElseIsTaken() {
        JdbcClaimRepository node = node();

        assertThat(node.add("k".repeat(100))).isTrue();
        for (String bad : new String[] {null, "", "k".repeat(101), "a b", "ключ", "a\nb"}) {
            assertThatIllegalArgumentException().isThrownBy(() -> node.add(bad));
            assertThatIllegalArgumentException().isThrownBy(() -> node.contains(bad));
        }
    }
}
