package dev.headlight.state;

/** Which figures the middle of the window shows. */
public enum ViewMode {
    LINKS("Links", "Ctrl+1"),
    MATRIX("Matrix", "Ctrl+2"),
    LINKS_AND_MATRIX("Links + matrix", "Ctrl+3");

    private final String label;
    private final String keys;

    ViewMode(String label, String keys) {
        this.label = label;
        this.keys = keys;
    }

    public String label() {
        return label;
    }

    /** The keys that change to this mode. */
    public String keys() {
        return keys;
    }

    public boolean showsLinks() {
        return this != MATRIX;
    }

    public boolean showsMatrix() {
        return this != LINKS;
    }
}
