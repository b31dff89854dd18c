package dev.headlight.figure;

import java.util.Locale;

/** Draws the legend of a figure below it, for pages. */
record PageLegend(FigureFrame frame, FigureLegend legend) {
    private static final double SIZE = 10.5;
    private static final double LINE = 17;
    private static final double SWATCH = 9;
    private static final double GAP = 14;
    private static final double STRIP = 8;
    private static final double MOST_STRIP = 320;
    private static final double SAMPLE = 26;
    private static final double SAMPLE_ROW_HEIGHT = 24;
    private static final float[] SAMPLES = {0.05f, 0.25f, 0.5f, 1};

    /** Draws it and answers how high it is, in logical pixels. */
    double paint(Painter painter, double x, double y) {
        return switch (legend) {
            case FigureLegend.Heads(var entries) when entries.isEmpty() -> 0;
            case FigureLegend.Heads heads -> new Heads(painter, x, y).paint(heads);
            case FigureLegend.Scale(Heatmap.Legend colors) -> {
                double width = Math.min(MOST_STRIP, frame.width());
                new LegendStrip(frame, colors).paint(painter, new Rect(x, y + 6, width, STRIP));
                yield 6 + STRIP + LINE;
            }
        };
    }

    private TextStyle style() {
        return frame.words(SIZE, frame.theme().muted(), TextStyle.Anchor.START);
    }

    /** Entries one after the other, in as many lines as they need. */
    private final class Heads {
        private final Painter painter;
        private final double left;
        private final double top;
        private double x;
        private double line;

        Heads(Painter painter, double left, double top) {
            this.painter = painter;
            this.left = left;
            this.top = top;
            this.x = left;
            this.line = top + LINE;
        }

        double paint(FigureLegend.Heads heads) {
            for (FigureLegend.Entry entry : heads.entries()) {
                entry(entry);
            }
            samples(
                    heads.entries().size() == 1
                            ? heads.entries().getFirst().color()
                            : frame.theme().muted());
            return line - top + 4;
        }

        private void entry(FigureLegend.Entry entry) {
            advance(SWATCH + 4 + width(entry.name()));
            painter.fill(new Rect(x, line - SWATCH + 1, SWATCH, SWATCH), 2, entry.color());
            painter.text(entry.name(), x + SWATCH + 4, line, style());
            x += SWATCH + 4 + width(entry.name()) + GAP;
        }

        private void samples(Rgba color) {
            String name = "weight";
            double each = SAMPLE + 4 + width("0.00") + GAP;
            advance(width(name) + 8 + SAMPLES.length * each - GAP);
            painter.text(name, x, line, style());
            x += width(name) + 8;
            for (float weight : SAMPLES) {
                double thickness = LinkLook.width(weight, SAMPLE_ROW_HEIGHT, 1);
                painter.line(x, line - 3.5, x + SAMPLE, line - 3.5, color.fade(LinkLook.opacity(weight)), thickness);
                String number = weight == 1 ? "1" : String.format(Locale.ROOT, "%.2f", weight);
                painter.text(number, x + SAMPLE + 4, line, style());
                x += each;
            }
        }

        private void advance(double width) {
            if (x > left && x + width > left + frame.width()) {
                x = left;
                line += LINE;
            }
        }

        private double width(String text) {
            return frame.measure().width(text, style());
        }
    }
}
