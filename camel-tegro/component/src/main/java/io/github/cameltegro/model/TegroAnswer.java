package io.github.cameltegro.model;

/**
 * Marks what Tegro said: as the body of a later operation it contributes no fields, so that what an earlier step left
 * there is never posted. None is Serializable; all convert to JSON text by Camel's type converters.
 */
public interface TegroAnswer {}
