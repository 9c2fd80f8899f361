package io.github.cameltegro.notification;

/** On camel-netty-http. */
class NettyHttpNotificationTest extends RestServerNotificationContract {

    NettyHttpNotificationTest() {
        super("netty-http");
    }
}
