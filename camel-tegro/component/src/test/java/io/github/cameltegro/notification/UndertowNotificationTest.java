package io.github.cameltegro.notification;

/** On camel-undertow. */
class UndertowNotificationTest extends RestServerNotificationContract {

    UndertowNotificationTest() {
        super("undertow");
    }
}
