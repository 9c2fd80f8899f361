package io.github.cameltegro.examples.shop;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import org.awaitility.core.ConditionFactory;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/** A person before a browser. Elements are named by CSS selectors, and waited for. */
final class Browser implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ChromeDriver driver;
    private final List<String> expected = new ArrayList<>();

    Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    void open(String url) {
        driver.get(url);
    }

    String url() {
        return driver.getCurrentUrl();
    }

    /** The text as it is shown. */
    String text(String selector) {
        return seen(selector).getText();
    }

    /** The texts of all that there are at this moment. */
    List<String> texts(String selector) {
        return driver.findElements(By.cssSelector(selector)).stream()
                .map(WebElement::getText)
                .toList();
    }

    String attribute(String selector, String name) {
        return seen(selector).getDomAttribute(name);
    }

    void click(String selector) {
        seen(selector).click();
    }

    /** Replaces what stands in a field. */
    void write(String selector, String text) {
        WebElement field = seen(selector);
        field.clear();
        field.sendKeys(text);
    }

    void choose(String selector, String value) {
        click(selector + " option[value='" + value + "']");
    }

    /** Presses keys where the focus is. */
    void press(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** Goes on with the tabulator until the focus is there; fails where it never gets there. */
    void tabTo(String selector) {
        for (int presses = 0; presses < 60; presses++) {
            press(Keys.TAB);
            if (Boolean.TRUE.equals(run(
                    "return document.activeElement !== null && document.activeElement.matches(arguments[0])",
                    selector))) {
                return;
            }
        }
        throw new AssertionError("The keyboard doesn't reach " + selector);
    }

    Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** Waits until it is so. What changes while it is looked at is looked at again. */
    void until(Callable<Boolean> so) {
        patiently().ignoreExceptionsInstanceOf(WebDriverException.class).until(so);
    }

    void untilAt(String urlPrefix) {
        until(() -> url().startsWith(urlPrefix));
    }

    /** Turns scripts off or on for pages that are opened from now on. */
    void scripts(boolean on) {
        driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", !on));
    }

    void prefers(String colorScheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", colorScheme))));
    }

    void resize(int width, int height) {
        driver.manage().window().setSize(new Dimension(width, height));
    }

    byte[] picture() {
        return driver.getScreenshotAs(OutputType.BYTES);
    }

    /** A complaint on the console that belongs to the test, such as the status of a page that refuses. */
    void expectComplaint(String part) {
        expected.add(part);
    }

    /** What the console has told since {@link #forget()} that is more than a notice. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .filter(message -> expected.stream().noneMatch(message::contains))
                .toList();
    }

    /** The addresses that were asked for since {@link #forget()}. */
    List<String> requests() {
        return driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
                .map(entry -> message(entry.getMessage()))
                .filter(message -> message.path("method").asText().equals("Network.requestWillBeSent"))
                .map(message ->
                        message.path("params").path("request").path("url").asText())
                .toList();
    }

    /** Begins with an empty page, no cookies and nothing told. */
    void forget() {
        scripts(true);
        driver.get("about:blank");
        driver.manage().deleteAllCookies();
        expected.clear();
        complaints();
        requests();
    }

    void keepPicture(String name) {
        try {
            Path folder = Files.createDirectories(Path.of("target/browser"));
            Files.write(folder.resolve(name.replaceAll("[^\\w-]", "_") + ".png"), picture());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }

    /** A machine that does other things besides is no failure. */
    private static ConditionFactory patiently() {
        return await().atMost(Duration.ofSeconds(30));
    }

    private WebElement seen(String selector) {
        return patiently()
                .ignoreException(StaleElementReferenceException.class)
                .until(
                        () -> driver.findElements(By.cssSelector(selector)),
                        found -> !found.isEmpty() && found.get(0).isDisplayed())
                .get(0);
    }

    private static JsonNode message(String logged) {
        try {
            return JSON.readTree(logged).path("message");
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
