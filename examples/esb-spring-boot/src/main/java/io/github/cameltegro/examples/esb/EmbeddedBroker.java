package io.github.cameltegro.examples.esb;

import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.jms.artemis.ArtemisConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the embedded broker has to be told; an external one is told the same in its {@code broker.xml}. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "spring.artemis.mode", havingValue = "embedded")
class EmbeddedBroker {

    private static final int FOR_EVER = -1;
    private static final double DOUBLED = 2;

    /** What was rolled back comes again after a pause, as often as it takes: after ten times it would be dropped. */
    @Bean
    ArtemisConfigurationCustomizer redelivery(
            @Value("${esb.redelivery-delay}") long delay, @Value("${esb.redelivery-max-delay}") long maxDelay) {
        return configuration -> configuration.addAddressSetting(
                "#",
                new AddressSettings()
                        .setDeadLetterAddress(SimpleString.of("DLQ"))
                        .setExpiryAddress(SimpleString.of("ExpiryQueue"))
                        .setMaxDeliveryAttempts(FOR_EVER)
                        .setRedeliveryDelay(delay)
                        .setRedeliveryMultiplier(DOUBLED)
                        .setMaxRedeliveryDelay(maxDelay));
    }

    @Bean
    ArtemisConfigurationCustomizer acceptor(@Value("${esb.acceptor}") String url) {
        return configuration -> {
            if (!url.isBlank()) {
                try {
                    configuration.addAcceptorConfiguration("esb", url);
                } catch (Exception e) {
                    throw new IllegalArgumentException("esb.acceptor is no address of a broker: " + url, e);
                }
            }
        };
    }
}
