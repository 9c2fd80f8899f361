package io.github.cameltegro.examples.shop;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** The Chromium of this machine and its driver; nothing is downloaded. */
record Chromium(Path browser, Path driver) {

    /** Selenium warns of a debugging protocol that isn't used here. */
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    /** What to do where there is none. */
    static final String REMEDY = "install Debian's packages chromium and chromium-driver, or put both on the PATH";

    static Optional<Chromium> find() {
        Optional<Path> driver = onPath("chromedriver");
        return Stream.of("chromium", "chromium-browser", "google-chrome")
                .flatMap(name -> onPath(name).stream())
                .findFirst()
                .flatMap(browser -> driver.map(found -> new Chromium(browser, found)));
    }

    /**
     * Starts it without a window. It resolves no name and asks nobody for anything by itself; what it tells on its console
     * and which requests it makes is kept.
     */
    ChromeDriver start() {
        SELENIUM.setLevel(Level.SEVERE);
        LoggingPreferences kept = new LoggingPreferences();
        kept.enable(LogType.BROWSER, Level.ALL);
        kept.enable(LogType.PERFORMANCE, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(browser.toFile());
        options.setCapability("goog:loggingPrefs", kept);
        options.setExperimentalOption("prefs", Map.of("intl.accept_languages", "en"));
        options.addArguments(
                "--headless=new",
                // tests run as root in containers, and only the project's own pages are opened
                "--no-sandbox",
                "--disable-dev-shm-usage",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--hide-scrollbars",
                "--window-size=1280,1000",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost");
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(driver.toFile())
                .usingAnyFreePort()
                .build();
        return new ChromeDriver(service, options);
    }

    private static Optional<Path> onPath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
