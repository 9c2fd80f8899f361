package io.github.cameltegro.examples.esb;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;
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
        return "tcp://127.0.0.1:" + relay.port() + "?consumerWindowSize=0&retryInterval=50";
    }

    void start() throws Exception {
        ConfigurationImpl configuration = new ConfigurationImpl();
        configuration.setSecurityEnabled(false);
        configuration.setJournalDirectory(folder.resolve("journal").toString());
        configuration.setBindingsDirectory(folder.resolve("bindings").toString());
        configuration.setPagingDirectory(folder.resolve("paging").toString());
        configuration.setLargeMessagesDirectory(folder.resolve("large").toString());
        configuration.addAcceptorConfiguration("tcp", "tcp://127.0.0.1:0");
        configuration.addAddressSetting(
                "#", new AddressSettings().setMaxDeliveryAttempts(-1).setRedeliveryDelay(100));
        server = new EmbeddedActiveMQ();
        server.setConfiguration(configuration);
        server.start();
        NettyAcceptor acceptor =
                (NettyAcceptor) server.getActiveMQServer().getRemotingService().getAcceptor("tcp");
        relay.leadTo(acceptor.getActualPort());
    }

    /** The connections break first, so nobody hears that it ends in good order. */
    void end() throws Exception {
        relay.cut();
        server.stop();
    }

    @Override
    public void close() throws IOException {
        try {
            end();
        } catch (Exception e) {
            throw new IOException(e);
        }
        relay.close();
    }
}
