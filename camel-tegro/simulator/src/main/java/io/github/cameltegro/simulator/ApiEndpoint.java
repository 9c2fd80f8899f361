package io.github.cameltegro.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.util.Optional;
import java.util.function.Supplier;

/** Answers REST calls: the scripted fault first, then the checks, then the operation; each call is recorded. */
final class ApiEndpoint {

    private final ApiOperations operations;
    private final ApiGate gate;
    private final FaultScripts faults;
    private final RequestLog log;
    private final Pause pause;
    private final int errorStatus;
    private final Supplier<String> baseUrl;

    ApiEndpoint(
            ApiOperations operations,
            ApiGate gate,
            FaultScripts faults,
            RequestLog log,
            Pause pause,
            int errorStatus,
            Supplier<String> baseUrl) {
        this.operations = operations;
        this.gate = gate;
        this.faults = faults;
        this.log = log;
        this.pause = pause;
        this.errorStatus = errorStatus;
        this.baseUrl = baseUrl;
    }

    ResponseDefinitionBuilder answer(RecordedRequest request) {
        Optional<Fault> fault = faults.take(request);
        String faultName = fault.map(Fault::toString).orElse(null);
        if (fault.isPresent() && !fault.get().afterWork()) {
            log.add(request.with(false, null, faultName));
            return fault.get().answer(null, pause);
        }
        Reply done = work(request, faultName);
        return fault.map(way -> way.answer(done, pause)).orElseGet(done::toWire);
    }

    private Reply work(RecordedRequest request, String faultName) {
        if (UserAgents.banned(request.header("User-Agent"))) {
            log.add(request.with(false, "error code: 1010", faultName));
            return UserAgents.BANNED;
        }
        try {
            byte[] success = Json.success(operate(request));
            log.add(request.with(true, null, faultName));
            return Reply.json(200, success);
        } catch (ApiRefusal refusal) {
            log.add(request.with(false, refusal.getMessage(), faultName));
            return Reply.json(errorStatus, Json.error(refusal.getMessage()));
        }
    }

    private JsonNode operate(RecordedRequest request) {
        if (!request.method().equals("POST")) {
            throw new ApiRefusal("Only POST is known here");
        }
        ApiCall call = gate.admit(request, baseUrl.get());
        return operations
                .find(request.operation())
                .orElseThrow(() -> new ApiRefusal("Unknown method " + request.operation()))
                .apply(call);
    }
}
