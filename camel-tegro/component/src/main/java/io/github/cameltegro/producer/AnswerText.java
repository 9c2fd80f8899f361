package io.github.cameltegro.producer;

import org.apache.camel.Exchange;

/** Knows an answer with {@code outputType=json}, which is a text like any other, when it comes by as a body again. */
final class AnswerText {

    private static final String PROPERTY = "CamelTegroAnswerText";

    private AnswerText() {}

    static void remember(Exchange exchange, Object text) {
        exchange.setProperty(PROPERTY, text);
    }

    /** Whether it is the very answer, not one that reads the same. */
    static boolean is(Exchange exchange, Object body) {
        return body == exchange.getProperty(PROPERTY);
    }
}
