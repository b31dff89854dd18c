package dev.headlight.ui;

/**
 * What can lie above the window.
 *
 * @param keys all keys
 * @param open opens models
 * @param model what is in the open model
 * @param export into files
 */
record Sheets(KeySheet keys, OpenSheet open, ModelSheet model, ExportSheet export) {
    /** Puts one away; answers whether one was there. */
    boolean hide() {
        return keys.hide() || export.hide() || model.hide() || open.hide();
    }
}
