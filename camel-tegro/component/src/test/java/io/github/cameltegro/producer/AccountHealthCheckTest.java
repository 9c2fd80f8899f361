package io.github.cameltegro.producer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltegro.TegroEndpoint;
import io.github.cameltegro.support.TegroCamel;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** When the call that a check makes is made ready. */
class AccountHealthCheckTest {

    @RegisterExtension
    final TegroCamel camel = TegroCamel.some();

    private TegroEndpoint endpoint;
    private AccountHealthCheck check;

    @BeforeEach
    void makeTheCheck() throws Exception {
        endpoint = camel.context().getEndpoint("tegro:balance", TegroEndpoint.class);
        check = new AccountHealthCheck(endpoint);
    }

    @Test
    void nothing_is_made_ready_before_it_is_asked() {
        assertThat(endpoint.activity().snapshot().calls()).isEmpty();

        check.call();

        assertThat(endpoint.activity().snapshot().calls()).containsOnlyKeys("shops");
    }

    @Test
    void it_makes_the_same_call_each_time() {
        assertThat(check.shops()).isSameAs(check.shops());
    }
}
