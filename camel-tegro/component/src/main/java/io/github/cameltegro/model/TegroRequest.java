package io.github.cameltegro.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;

/** A typed body that becomes the fields of a request. */
public interface TegroRequest {

    /** The fields by Tegro's own names; null for what is not given. A Map that can be changed at the top level. */
    Map<String, Object> toFields();

    /** Returns the fields that are given, as JSON for a queue or a file has them; createOrder and the like read it. */
    @JsonValue
    default Map<String, Object> given() {
        return RequestedFields.given(toFields());
    }
}
