package io.github.cameltegro.notification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What becomes of a claim whose node was away for longer than its lease. */
class JdbcClaimTakeOverTest extends JdbcClaimTestSupport {

    @Test
    void anExpiredClaimIsTakenOver() {
        JdbcClaimRepository late = node();
        JdbcClaimRepository next = node();
        late.add("k");
        database.expire(table);

        assertThat(next.add("k")).isTrue();
        assertThat(next.confirm("k")).isTrue();
        assertThat(node().add("k")).isFalse();
    }

    @Test
    void whoLostAClaimLearnsSoByConfirming() {
        JdbcClaimRepository late = node();
        late.add("k");
        database.expire(table);
        node().add("k");

        assertThat(late.confirm("k")).isFalse();
        assertThat(late.getHeldClaims()).isZero();
        assertThat(late.getLostClaims()).isEqualTo(1);
    }

    @Test
    void whoLostAClaimCannotReleaseTheNextOwners() {
        JdbcClaimRepository late = node();
        JdbcClaimRepository next = node();
        late.add("k");
        database.expire(table);
        next.add("k");

        assertThat(late.remove("k")).isFalse();
        assertThat(next.confirm("k")).isTrue();
    }

    @Test
    void whoLostAClaimCannotConfirmOneThatWasReleasedSince() {
        JdbcClaimRepository late = node();
        JdbcClaimRepository next = node();
        late.add("k");
        database.expire(table);
        next.add("k");
        next.remove("k");

        assertThat(late.confirm("k")).isFalse();
    }

    /** Else the one who lost it, still at work, would confirm and release the claim of the second as his own. */
    @Test
    void aKeyLostHereIsClaimedHereAgainOnlyWhenTheLoserIsDone() {
        JdbcClaimRepository late = node();
        JdbcClaimRepository next = node();
        late.add("k");
        database.expire(table);
        next.add("k");
        late.renew();
        next.remove("k");

        assertThat(late.add("k")).isFalse();
        assertThat(late.confirm("k")).isFalse();
        late.remove("k");
        assertThat(late.add("k")).isTrue();
        assertThat(late.confirm("k")).isTrue();
    }

    @Test
    void anExpiredClaimThatNobodyTookIsStillItsOwners() {
        JdbcClaimRepository late = node();
        late.add("k");
        database.expire(table);

        assertThat(late.confirm("k")).isTrue();
        assertThat(node().add("k")).isFalse();
    }

    @Test
    void anExpiredClaimIsRefusedToTheNodeThatStillWorksOnIt() {
        JdbcClaimRepository late = node();
        late.add("k");
        database.expire(table);

        assertThat(late.add("k")).isFalse();
    }

    @Test
    void aClaimThatWasClearedAwayIsLost() {
        JdbcClaimRepository late = node();
        late.add("k");
        database.expire(table);
        node().clear();

        assertThat(late.confirm("k")).isFalse();
    }
}
