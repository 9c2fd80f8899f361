package io.github.cameltegro.examples.esb;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.core.config.CoreAddressConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/** An Artemis with a journal, which is ended and started again while its address stays the same. */
final class Broker implements AutoCloseable {

    private final Path folder;
    private final Relay relay = new Relay();
    private EmbeddedActiveMQ server;

    Broker(Path folder) throws Exception {
        this.folder = folder;
        start();
    }

    String url() {
        return "tcp://127.0.0.1:" + relay.port() + "?consumerWindowSize=0";
    }

    void start() throws Exception {
        int port = freePort();
        ConfigurationImpl configuration = new ConfigurationImpl();
        configuration.setSecurityEnabled(false);
        configuration.setJournalDirectory(folder.resolve("journal").toString());
        configuration.setBindingsDirectory(folder.resolve("bindings").toString());
        configuration.setPagingDirectory(folder.resolve("paging").toString());
        configuration.setLargeMessagesDirectory(folder.resolve("large").toString());
        configuration.addAcceptorConfiguration("tcp", "tcp://127.0.0.1:" + port);
        configuration.addAddressSetting(
                "#", new AddressSettings().setMaxDeliveryAttempts(-1).setRedeliveryDelay(100));
        for (String queue : new String[] {"orders", "orders.created", "orders.dead", "payments"}) {
            configuration.addAddressConfiguration(new CoreAddressConfiguration()
                    .setName(queue)
                    .addRoutingType(RoutingType.ANYCAST)
                    .addQueueConfiguration(QueueConfiguration.of(queue).setRoutingType(RoutingType.ANYCAST)));
        }
        server = new EmbeddedActiveMQ();
        server.setConfiguration(configuration);
        server.start();
        relay.leadTo(port);
    }

    /** The connections break first, so nobody hears that it ends in good order. */
    void end() throws Exception {
        relay.cut();
        server.stop();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws Exception {
        end();
        relay.close();
    }
}
