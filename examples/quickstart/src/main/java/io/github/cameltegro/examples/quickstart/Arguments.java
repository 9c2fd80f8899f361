package io.github.cameltegro.examples.quickstart;

import java.util.List;

/** The command line of {@link Quickstart}. */
record Arguments(boolean once, boolean help) {

    static final String HELP = """
            Takes a payment with Apache Camel through Tegro.money.

              --once   stop after the first paid order; the exit code is 1 if there is none in time
              --help   this text

            TEGRO_SHOP_ID, TEGRO_API_KEY and TEGRO_SECRET_KEY in the environment: the real gateway.
            Without them: a simulated one, with a pretend payer. Settings: application.properties.
            """;

    /** @throws IllegalArgumentException saying what is wrong; quotes no value, as it may be a key */
    static Arguments parse(List<String> arguments) {
        for (String argument : arguments) {
            if (!List.of("--once", "--help").contains(argument)) {
                throw new IllegalArgumentException("Unknown argument " + argument.replaceFirst("=.*", ""));
            }
        }
        return new Arguments(arguments.contains("--once"), arguments.contains("--help"));
    }
}
