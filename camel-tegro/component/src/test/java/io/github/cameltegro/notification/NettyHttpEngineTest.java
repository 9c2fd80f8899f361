package io.github.cameltegro.notification;

import java.util.EnumSet;
import java.util.Set;

/** Takes bodies of up to 1 MiB whole before it calls anybody, without a deadline, and refuses larger ones itself. */
class NettyHttpEngineTest extends RestServerContract {

    NettyHttpEngineTest() {
        super("netty-http");
    }

    @Override
    protected Set<Ability> lacks() {
        return EnumSet.of(Ability.SEES_STANDSTILL, Ability.SEES_BREAK_OFF, Ability.REFUSES_EARLY);
    }
}
