package io.github.cameltegro.notification;

import java.util.EnumSet;
import java.util.Set;

/** A connection with an unread body is closed. */
class JettyEngineTest extends RestServerContract {

    JettyEngineTest() {
        super("jetty");
    }

    @Override
    protected Set<Ability> lacks() {
        return EnumSet.of(Ability.SWALLOWS_UNREAD);
    }
}
