package io.github.cameltegro.simulator;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where WireMock hands a request to the simulator: the answer of the simulator's own stub. */
final class SimulatorTransformer implements ResponseDefinitionTransformerV2 {

    static final String NAME = "tegro-simulator";

    private static final Pattern API = Pattern.compile("/api/([^/?]*)/(?:\\?.*)?");

    private final ApiEndpoint api;
    private final PayPage payPage;
    private final LinkPage linkPage;
    private final OperatorPage operatorPage;

    SimulatorTransformer(ApiEndpoint api, PayPage payPage, LinkPage linkPage, OperatorPage operatorPage) {
        this.api = api;
        this.payPage = payPage;
        this.linkPage = linkPage;
        this.operatorPage = operatorPage;
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public boolean applyGlobally() {
        return false;
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        Request request = event.getRequest();
        Matcher operation = API.matcher(request.getUrl());
        ResponseDefinitionBuilder answer =
                operation.matches() ? api.answer(recorded(operation.group(1), request)) : page(request);
        return answer.build();
    }

    private ResponseDefinitionBuilder page(Request request) {
        if (request.getUrl().startsWith("/pay/complete/")) {
            return payPage.answer(request);
        }
        return request.getUrl().startsWith("/pay/") ? linkPage.answer(request) : operatorPage.answer(request);
    }

    private static RecordedRequest recorded(String operation, Request request) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (HttpHeader header : request.getHeaders().all()) {
            headers.put(header.key(), List.copyOf(header.values()));
        }
        byte[] body = request.getBody();
        return new RecordedRequest(
                operation,
                request.getMethod().value(),
                request.getUrl(),
                headers,
                body == null ? new byte[0] : body,
                false,
                null,
                null);
    }
}
