package io.github.cameltegro.api;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The three members that every answer of Tegro has: {@code type}, {@code desc} and {@code data}. Of the last it keeps
 * where it stands; where {@code type} has said success before it, as Tegro writes it, it is read in passing.
 */
final class Envelope {

    private final byte[] bytes;
    private final AnswerForm form;
    private String type;
    private String desc = "";
    private int dataFrom = -1;
    private int dataTo = -1;
    private Object value;

    private Envelope(byte[] bytes, AnswerForm form) {
        this.bytes = bytes;
        this.form = form;
    }

    /**
     * Walks through the answer once.
     *
     * @throws IOException if it is no JSON object, is cut off, has something behind its end, says something twice, or
     *     if its data has not the form
     */
    static Envelope parse(byte[] bytes, int length, AnswerForm form) throws IOException {
        Envelope envelope = new Envelope(bytes, form);
        try (JsonParser json = Json.ANSWERS.getFactory().createParser(bytes, 0, length)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("no JSON object");
            }
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                envelope.member(name, json, json.nextToken());
            }
            if (json.currentToken() != JsonToken.END_OBJECT || json.nextToken() != null) {
                throw new IOException("something after the end of the JSON");
            }
        }
        return envelope;
    }

    private void member(String name, JsonParser json, JsonToken token) throws IOException {
        switch (name) {
            case "type" -> {
                if (type != null) {
                    throw new IOException("two types");
                }
                type = token == JsonToken.VALUE_STRING ? json.getText() : "";
            }
            case "desc" -> desc = token == JsonToken.VALUE_NULL ? "" : json.getValueAsString("");
            case "data" -> data(json, token);
            default -> {}
        }
        // what was not read is stepped over; behind a read value this does nothing
        json.skipChildren();
    }

    private void data(JsonParser json, JsonToken token) throws IOException {
        if (dataFrom >= 0) {
            throw new IOException("data twice");
        }
        if (token == JsonToken.VALUE_NULL) {
            return;
        }
        int from = offset(json.currentTokenLocation().getByteOffset());
        if (isSuccess()) {
            value = form.read(json);
        } else {
            json.skipChildren();
            json.finishToken();
        }
        dataFrom = from;
        dataTo = offset(json.currentLocation().getByteOffset());
    }

    private static int offset(long byteOffset) throws IOException {
        if (byteOffset < 0) {
            throw new IOException("not in UTF-8");
        }
        return (int) byteOffset;
    }

    /** The {@code type}; null where there is none, empty where it is no text. */
    String type() {
        return type;
    }

    String desc() {
        return desc;
    }

    boolean isSuccess() {
        return "success".equals(type);
    }

    boolean isRefusal() {
        return type != null && !type.isEmpty() && !isSuccess();
    }

    boolean hasData() {
        return dataFrom >= 0;
    }

    /** The {@code data} in the form that was asked for. */
    Object data() throws IOException {
        if (value == null) {
            value = read(form);
        }
        return value;
    }

    /** The {@code data} in another form. */
    Object read(AnswerForm other) throws IOException {
        try (JsonParser json = Json.ANSWERS.getFactory().createParser(bytes, dataFrom, dataTo - dataFrom)) {
            json.nextToken();
            return other.read(json);
        }
    }

    /** The {@code data} as it arrived. */
    String dataText() {
        return new String(bytes, dataFrom, dataTo - dataFrom, StandardCharsets.UTF_8);
    }
}
