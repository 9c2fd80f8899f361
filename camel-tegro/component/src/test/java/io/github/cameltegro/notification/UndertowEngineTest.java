package io.github.cameltegro.notification;

import java.util.EnumSet;
import java.util.Set;

/** Reads block without any timeout unless undertow itself is given one; a connection with an unread body is closed. */
class UndertowEngineTest extends RestServerContract {

    UndertowEngineTest() {
        super("undertow");
    }

    @Override
    protected Set<Ability> lacks() {
        return EnumSet.of(Ability.SEES_STANDSTILL, Ability.ANSWERS_EXPECT, Ability.SWALLOWS_UNREAD);
    }
}
