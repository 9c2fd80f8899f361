package io.github.cameltegro.notification;

import java.util.EnumSet;
import java.util.Set;

/** Reads block until the idle timeout (30 s); a connection with an unread body is closed. */
class JettyEngineTest extends RestServerContract {

    JettyEngineTest() {
        super("jetty");
    }

    @Override
    protected Set<Ability> lacks() {
        return EnumSet.of(Ability.SEES_STANDSTILL, Ability.SWALLOWS_UNREAD);
    }
}
