package dev.headlight.figure;

/**
 * How a piece of text is set.
 *
 * @param face which of the two bundled families
 * @param size in logical pixels
 * @param strong semi-bold instead of regular
 * @param color of the glyphs
 * @param anchor which end of the text stands at the given point
 */
public record TextStyle(Face face, double size, boolean strong, Rgba color, Anchor anchor) {
    /** The bundled families. */
    public enum Face {
        /** Inter, for words of the program. */
        TEXT,
        /** JetBrains Mono, for tokens and numbers. */
        MONO
    }

    /** Which end of the text stands at the given point. */
    public enum Anchor {
        START,
        MIDDLE,
        END
    }

    public TextStyle with(Rgba color) {
        return new TextStyle(face, size, strong, color, anchor);
    }

    public TextStyle with(Anchor anchor) {
        return new TextStyle(face, size, strong, color, anchor);
    }

    public TextStyle strong(boolean strong) {
        return new TextStyle(face, size, strong, color, anchor);
    }
}
