package io.github.cameltegro.notification;

/** On camel-jetty. */
class JettyNotificationTest extends RestServerNotificationContract {

    JettyNotificationTest() {
        super("jetty");
    }
}
