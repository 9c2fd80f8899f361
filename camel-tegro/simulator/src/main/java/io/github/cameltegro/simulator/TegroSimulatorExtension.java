package io.github.cameltegro.simulator;

import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Starts a {@link TegroSimulator} before the tests of a class, resets it before each, and stops it after them. Either
 * {@code @RegisterExtension static TegroSimulatorExtension tegro = TegroSimulatorExtension.with(…)}, or
 * {@code @ExtendWith(TegroSimulatorExtension.class)} and a {@code TegroSimulator} parameter.
 */
public final class TegroSimulatorExtension
        implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback, ParameterResolver {

    private final UnaryOperator<TegroSimulatorBuilder> settings;
    private TegroSimulator simulator;

    /** With the default settings. */
    public TegroSimulatorExtension() {
        this(UnaryOperator.identity());
    }

    private TegroSimulatorExtension(UnaryOperator<TegroSimulatorBuilder> settings) {
        this.settings = settings;
    }

    /** With settings of one's own: {@code TegroSimulatorExtension.with(builder -> builder.balance("RUB", "500.00"))}. */
    public static TegroSimulatorExtension with(UnaryOperator<TegroSimulatorBuilder> settings) {
        return new TegroSimulatorExtension(settings);
    }

    /** The simulator; started with the first use, so that other static fields may already ask for its address. */
    public synchronized TegroSimulator simulator() {
        if (simulator == null) {
            simulator = settings.apply(TegroSimulator.builder()).start();
        }
        return simulator;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        simulator();
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        simulator().reset();
    }

    @Override
    public synchronized void afterAll(ExtensionContext context) {
        if (simulator != null) {
            simulator.close();
            simulator = null;
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == TegroSimulator.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return simulator();
    }
}
