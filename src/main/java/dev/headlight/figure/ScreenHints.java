package dev.headlight.figure;

import java.util.List;

/** What figures advise those who have a mouse; a page leaves it out. */
final class ScreenHints {
    static final String ZOOM = "; zoom in to see all";
    static final String WIDEN = ": hover to read each, or widen the window";
    static final String RULE = "; hover a head for its rule";

    private ScreenHints() {}

    /** The same words without advice. */
    static String without(String words) {
        String rest = words;
        for (String hint : List.of(ZOOM, WIDEN, RULE)) {
            rest = rest.replace(hint, "");
        }
        return rest;
    }
}
