package io.github.cameltegro.model;

import java.util.Map;

/** A typed body that becomes the fields of a request. */
public interface TegroRequest {

    /** The fields by Tegro's own names; null for what is not given. A Map that can be changed at the top level. */
    Map<String, Object> toFields();
}
