package dev.headlight.export.figure;

import dev.headlight.figure.TextStyle;
import java.util.Comparator;

/** One of the bundled fonts. */
record FontCut(TextStyle.Face face, boolean strong) implements Comparable<FontCut> {
    private static final Comparator<FontCut> ORDER =
            Comparator.comparing(FontCut::face).thenComparing(FontCut::strong);

    static FontCut of(TextStyle style) {
        return new FontCut(style.face(), style.strong());
    }

    /** The family's own name. */
    String family() {
        return isMono() ? "JetBrains Mono" : "Inter";
    }

    boolean isMono() {
        return face == TextStyle.Face.MONO;
    }

    /** The weight as style sheets count it. */
    int weight() {
        return strong ? 600 : 400;
    }

    @Override
    public int compareTo(FontCut other) {
        return ORDER.compare(this, other);
    }
}
