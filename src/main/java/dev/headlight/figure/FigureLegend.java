package dev.headlight.figure;

import java.util.List;

/** How to read the colours of a figure that stands by itself, where the figure does not say so. */
public sealed interface FigureLegend {
    /** The figure says everything. */
    FigureLegend NONE = new Heads(List.of());

    /** A colour and what it stands for. */
    record Entry(Rgba color, String name) {}

    /** Heads by colour, and how weights look as links. */
    record Heads(List<Entry> entries) implements FigureLegend {
        public Heads {
            entries = List.copyOf(entries);
        }
    }

    /** A colour map. */
    record Scale(Heatmap.Legend colors) implements FigureLegend {}
}
