package dev.headlight.raster;

import dev.headlight.figure.TextMeasure;
import dev.headlight.figure.TextStyle;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Measures text in the bundled fonts. Safe on any thread; remembers what it measured. */
public final class FontMeasure implements TextMeasure {
    static final FontRenderContext CONTEXT = new FontRenderContext(
            null, RenderingHints.VALUE_TEXT_ANTIALIAS_ON, RenderingHints.VALUE_FRACTIONALMETRICS_ON);

    private static final int MOST_TEXTS = 20_000;
    private static final double UNIT_SIZE = 100;

    private final BundledFonts fonts;
    private final Map<Key, Double> widths = new ConcurrentHashMap<>();

    public FontMeasure(BundledFonts fonts) {
        this.fonts = fonts;
    }

    private record Key(String text, TextStyle.Face face, boolean strong) {}

    @Override
    public double width(String text, TextStyle style) {
        if (widths.size() > MOST_TEXTS) {
            widths.clear();
        }
        Key key = new Key(text, style.face(), style.strong());
        return widths.computeIfAbsent(key, _ -> measure(text, style)) * style.size() / UNIT_SIZE;
    }

    private double measure(String text, TextStyle style) {
        TextStyle unit = new TextStyle(style.face(), UNIT_SIZE, style.strong(), style.color(), style.anchor());
        return fonts.runs(text, unit).stream()
                .mapToDouble(
                        run -> run.font().getStringBounds(run.text(), CONTEXT).getWidth())
                .sum();
    }
}
