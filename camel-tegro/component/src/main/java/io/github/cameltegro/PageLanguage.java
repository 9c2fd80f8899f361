package io.github.cameltegro;

/** The languages of Tegro's payment pages (docs/protocol.md, "Links and forms"). */
public enum PageLanguage {
    /** Russian. */
    ru,
    /** English. */
    en
}
