package dev.headlight.ui;

/**
 * What can lie above the window.
 *
 * @param keys all keys
 * @param open opens models
 * @param model what is in the open model
 */
record Sheets(KeySheet keys, OpenSheet open, ModelSheet model) {
    /** Puts one away; answers whether one was there. */
    boolean hide() {
        return keys.hide() || model.hide() || open.hide();
    }
}
