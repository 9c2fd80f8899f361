package io.github.cameltegro.simulator;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Stream;

/**
 * The operator's page at {@code /_simulator/}: a GET of {@code state} tells all that it shows, a POST to {@code act} does
 * what its buttons say. It also serves the style sheet, the script and the icon of all pages.
 */
final class OperatorPage {

    static final String PATH = "/_simulator/";

    private static final Template PAGE = Template.of("operator.html");
    private static final Template OPTION = Template.of("option.html");
    private static final Template FAULT = Template.of("fault.html");

    private static final Map<String, String> FILES = Map.of(
            "style.css", "text/css; charset=UTF-8",
            "operator.js", "text/javascript; charset=UTF-8",
            "icon.svg", "image/svg+xml");

    private final Collection<String> operations;
    private final OperatorState state;
    private final OperatorActions actions;
    private final SameOrigin sameOrigin;

    OperatorPage(Collection<String> operations, OperatorState state, OperatorActions actions, SameOrigin sameOrigin) {
        this.sameOrigin = sameOrigin;
        this.operations = operations;
        this.state = state;
        this.actions = actions;
    }

    ResponseDefinitionBuilder answer(Request request) {
        String path = request.getUrl().replaceFirst("\\?(?s:.*)", "");
        if (path.equals("/")) {
            return WebPage.redirect(PATH);
        }
        String name = path.substring(PATH.length());
        if (FILES.containsKey(name)) {
            return WebPage.file(FILES.get(name), PageFile.bytes(name));
        }
        if (!sameOrigin.meantForUs(request)) {
            return text(403, "Open this page as localhost, or tell the simulator this name (hostName, --host-name).\n");
        }
        boolean posted = request.getMethod().equals(RequestMethod.POST);
        return switch (name) {
            case "" -> page(words(request));
            case "state" -> state(request);
            case "act" -> posted ? act(request) : text(405, "Only POST is known here.\n");
            default -> text(404, "There is nothing here.\n");
        };
    }

    private ResponseDefinitionBuilder page(Words words) {
        Html names = Html.join(operations.stream().map(name -> OPTION.fill(words, Map.of("name", name))));
        Html faults = Html.join(Stream.of(FaultChoice.values())
                .map(choice -> FAULT.fill(
                        words,
                        Map.of(
                                "name", choice.faultName(),
                                "usual", choice.usual(),
                                "text", words.get("fault." + choice.faultName())))));
        return WebPage.page(
                200, PAGE.fill(words, Map.of("lang", words.language(), "operations", names, "faults", faults)));
    }

    /** Nothing new costs no body: the page names the version that it shows. */
    private ResponseDefinitionBuilder state(Request request) {
        OperatorState.Version now = state.read(words(request));
        String known = FormFields.ofQuery(request.getUrl()).get("known");
        return now.name().equals(known) ? WebPage.nothing() : WebPage.json(200, now.json());
    }

    private ResponseDefinitionBuilder act(Request request) {
        if (!sameOrigin.fromOwnPage(request)) {
            return text(403, "Only the operator's page itself may ask for this.\n");
        }
        try {
            actions.act(FormFields.read(request.getBodyAsString()));
            return WebPage.nothing();
        } catch (IllegalArgumentException | IllegalStateException | NoSuchElementException e) {
            return text(400, e.getMessage() + "\n");
        }
    }

    private static Words words(Request request) {
        try {
            return Words.of(request, FormFields.ofQuery(request.getUrl()).get("lang"));
        } catch (IllegalArgumentException badPercent) {
            return Words.of(request);
        }
    }

    private static ResponseDefinitionBuilder text(int status, String text) {
        return new Reply(status, "text/plain; charset=UTF-8", text.getBytes(StandardCharsets.UTF_8)).toWire();
    }
}
