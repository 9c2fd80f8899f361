package io.github.cameltegro.notification;

import io.github.cameltegro.protocol.FormField;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Gathers the fields of one body and keeps them to what every content type has in common. */
final class Fields {

    static final int MAX_COUNT = 200;
    static final int MAX_NAME_LENGTH = 100;

    private final List<FormField> fields = new ArrayList<>();
    private final Set<ByteBuffer> names = new HashSet<>();

    void add(byte[] name, byte[] value) throws RefusedRequest {
        claim(name);
        fields.add(new FormField(name, value));
    }

    /** Takes a name without a field to it, so that another field of that name is a repeated one. */
    void claim(byte[] name) throws RefusedRequest {
        if (name.length == 0) {
            throw new RefusedRequest(400, "a field without a name");
        }
        if (name.length > MAX_NAME_LENGTH) {
            throw new RefusedRequest(400, "a field's name is longer than " + MAX_NAME_LENGTH + " bytes");
        }
        if (!names.add(ByteBuffer.wrap(name))) {
            throw new RefusedRequest(400, "a field is repeated");
        }
        if (names.size() > MAX_COUNT) {
            throw new RefusedRequest(400, "more than " + MAX_COUNT + " fields");
        }
    }

    List<FormField> toList() throws RefusedRequest {
        if (fields.isEmpty()) {
            throw new RefusedRequest(400, "no fields");
        }
        return List.copyOf(fields);
    }
}
