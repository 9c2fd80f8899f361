package io.github.cameltegro.polling;

import org.apache.camel.CamelContext;
import org.apache.camel.spi.ContextServicePlugin;

/** Guards routes that a context has before it has the component. */
public final class StepGuardPlugin implements ContextServicePlugin {

    @Override
    public void load(CamelContext context) {
        StepGuard.addTo(context);
    }
}
