package dev.headlight.state;

/** Which figures the middle of the window shows. */
public enum ViewMode {
    LINKS("Links"),
    MATRIX("Matrix"),
    LINKS_AND_MATRIX("Links + matrix");

    private final String label;

    ViewMode(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    public boolean showsLinks() {
        return this != MATRIX;
    }

    public boolean showsMatrix() {
        return this != LINKS;
    }
}
