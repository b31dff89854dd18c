package dev.headlight.export.figure;

import dev.headlight.figure.NoPainter;
import dev.headlight.figure.TextStyle;
import dev.headlight.raster.BundledFonts;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Paints nothing and notes which letters of which bundled font a drawing uses. */
final class UsedLetters extends NoPainter {
    private final BundledFonts fonts;
    private final Map<FontCut, Set<Integer>> letters = new TreeMap<>();

    UsedLetters(BundledFonts fonts) {
        this.fonts = fonts;
    }

    /** Code points by font, in a fixed order. */
    Map<FontCut, Set<Integer>> letters() {
        return letters;
    }

    @Override
    public void text(String text, double x, double baseline, TextStyle style) {
        Set<Integer> used = letters.computeIfAbsent(FontCut.of(style), any -> new TreeSet<>());
        fonts.runs(text, style).stream()
                .filter(BundledFonts.Run::isBundled)
                .forEach(run -> run.text().codePoints().forEach(used::add));
    }

    @Override
    public void textUpwards(String text, double x, double y, TextStyle style) {
        text(text, x, y, style);
    }
}
