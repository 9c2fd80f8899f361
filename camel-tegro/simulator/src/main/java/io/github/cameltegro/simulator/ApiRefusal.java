package io.github.cameltegro.simulator;

/** The gateway's no: its message goes out as {@code desc} beside {@code "type":"error"}. */
final class ApiRefusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ApiRefusal(String desc) {
        super(desc, null, false, false);
    }

    static ApiRefusal empty(String param) {
        return new ApiRefusal("Empty required param " + param);
    }

    static ApiRefusal wrong(String param) {
        return new ApiRefusal("Wrong param " + param);
    }
}
