package io.github.cameltegro.notification;

import java.util.EnumSet;
import java.util.Set;

/** Collects a body before it calls anybody. */
class NettyHttpEngineTest extends RestServerContract {

    NettyHttpEngineTest() {
        super("netty-http");
    }

    @Override
    protected Set<Ability> lacks() {
        return EnumSet.of(Ability.SEES_BREAK_OFF);
    }
}
