package io.github.cameltegro.observability;

import io.github.cameltegro.TegroComponent;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.impl.DefaultCamelContext;

/** Asks for the balance once, and prints what the dev console shows then. */
public final class PlainApplication {

    private static final String METRICS = "io.micrometer.core.instrument.MeterRegistry";

    private PlainApplication() {}

    /** @param args the base URL, the shop and its API key */
    public static void main(String[] args) throws Exception {
        try {
            Class.forName(METRICS);
        } catch (ClassNotFoundException e) {
            System.out.println(METRICS + " is not there");
        }
        System.out.println(run(args[0], args[1], args[2]));
    }

    private static String run(String baseUrl, String shopId, String apiKey) throws Exception {
        CamelContext context = new DefaultCamelContext();
        try {
            TegroComponent tegro = context.getComponent("tegro", TegroComponent.class);
            tegro.getConfiguration().setBaseUrl(baseUrl);
            tegro.getConfiguration().setShopId(shopId);
            tegro.getConfiguration().setApiKey(apiKey);
            context.start();
            try (ProducerTemplate template = context.createProducerTemplate()) {
                template.requestBody("tegro:balance", (Object) null);
            }
            DevConsole console = context.getCamelContextExtension()
                    .getContextPlugin(DevConsoleRegistry.class)
                    .resolveById("tegro");
            return (String) console.call(DevConsole.MediaType.TEXT);
        } finally {
            context.stop();
        }
    }
}
