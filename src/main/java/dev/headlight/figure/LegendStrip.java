package dev.headlight.figure;

import dev.headlight.core.ColorScale;
import dev.headlight.figure.Heatmap.Legend;
import dev.headlight.figure.Heatmap.Tick;
import java.util.ArrayList;
import java.util.List;

/** A colour map from end to end, with numbers and a name below it. */
record LegendStrip(FigureFrame frame, Legend legend) {
    private static final double TEXT_BELOW = 13;

    /**
     * Of weights from 0 to 1. Small ones, which take up much of a scale by the square root, are marked on it.
     *
     * @param names of what is coloured, the longest first
     */
    static Legend ofWeights(ColorMap colors, ColorScale scale, String... names) {
        List<Tick> ticks = new ArrayList<>();
        ticks.add(new Tick(0, "0"));
        if (scale == ColorScale.SQUARE_ROOT) {
            ticks.add(new Tick(scale.place(0.01f), "0.01"));
            ticks.add(new Tick(scale.place(0.1f), "0.1"));
        }
        ticks.add(new Tick(1, "1"));
        return new Legend(colors, ticks, List.of(names));
    }

    /** @param area of the colours; words stand below it */
    void paint(Painter painter, Rect area) {
        painter.image(legend.colors().strip(), area);
        double baseline = area.bottom() + TEXT_BELOW;
        TextStyle style = frame.words(MatrixLabels.CAPTION_SIZE, frame.theme().muted(), TextStyle.Anchor.START);
        List<Tick> ticks = legend.ticks();
        ticks.forEach(tick ->
                painter.text(tick.text(), area.x() + area.width() * tick.place(), baseline, style.with(anchor(tick))));
        // The name stands in the widest gap between numbers, which is the last one in every scale.
        double from = area.width() * ticks.get(ticks.size() - 2).place();
        String name = legend.names().stream()
                .filter(text -> frame.measure().width(text, style) <= area.width() - from - 40)
                .findFirst()
                .orElse(legend.names().getLast());
        painter.text(name, area.x() + (area.width() + from) / 2, baseline, style.with(TextStyle.Anchor.MIDDLE));
    }

    private static TextStyle.Anchor anchor(Tick tick) {
        if (tick.place() <= 0) {
            return TextStyle.Anchor.START;
        }
        return tick.place() >= 1 ? TextStyle.Anchor.END : TextStyle.Anchor.MIDDLE;
    }
}
