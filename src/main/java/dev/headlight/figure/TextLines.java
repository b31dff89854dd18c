package dev.headlight.figure;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Breaks text into lines where a line may be broken in its script. */
final class TextLines {
    private TextLines() {}

    /** Lines no wider than {@code room} logical pixels, as far as words allow. */
    static List<String> of(String text, double room, TextStyle style, TextMeasure measure) {
        BreakIterator breaks = BreakIterator.getLineInstance(Locale.ROOT);
        breaks.setText(text);
        List<String> lines = new ArrayList<>();
        int start = 0;
        int last = 0;
        for (int next = breaks.first(); next != BreakIterator.DONE; next = breaks.next()) {
            boolean overflows =
                    last > start && measure.width(text.substring(start, next).strip(), style) > room;
            if (overflows) {
                lines.add(text.substring(start, last).strip());
                start = last;
            }
            last = next;
        }
        if (start < text.length()) {
            lines.add(text.substring(start).strip());
        }
        return lines;
    }
}
