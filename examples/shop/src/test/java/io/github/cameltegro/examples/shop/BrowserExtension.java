package io.github.cameltegro.examples.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One Chromium for all tests, handed to those that have a {@link Browser} parameter. Where there is none, they are skipped
 * with a warning; with {@code -Dtegro.browser=required} they fail. After each test nothing may have been asked for beyond
 * this machine, and nothing may be wrong on the browser's console: a refused script or style is told there too.
 */
final class BrowserExtension implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, ParameterResolver {

    private static final Logger LOG = LoggerFactory.getLogger(BrowserExtension.class);
    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(BrowserExtension.class);

    private Browser browser;

    @Override
    public void beforeAll(ExtensionContext context) {
        Optional<Chromium> chromium = Chromium.find();
        if (chromium.isEmpty()) {
            String message = "No Chromium with its chromedriver found for the browser tests: " + Chromium.REMEDY;
            if (System.getProperty("tegro.browser", "").equals("required")) {
                throw new IllegalStateException(message);
            }
            LOG.warn("SKIPPED {}. {}", context.getDisplayName(), message);
            Assumptions.abort(message);
        }
        browser = context.getRoot()
                .getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        Browser.class, type -> new Browser(chromium.get().start()), Browser.class);
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        browser.forget();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (context.getExecutionException().isPresent()) {
            browser.keepPicture(context.getRequiredTestClass().getSimpleName() + "-" + context.getDisplayName());
            return;
        }
        assertThat(browser.complaints()).as("on the browser's console").isEmpty();
        assertThat(browser.requests())
                .as("requests beyond this machine")
                .allMatch(url ->
                        url.matches("(http://(127\\.0\\.0\\.1|localhost):\\d+/|data:|about:|blob:http://127).*"));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Browser.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return browser;
    }
}
