package dev.headlight.figure;

/** Knows how wide text will be; needed for layout, before anything is painted. Safe on any thread. */
public interface TextMeasure {
    /** The advance width in logical pixels. */
    double width(String text, TextStyle style);
}
