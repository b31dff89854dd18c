package dev.headlight.export.figure;

import dev.headlight.core.TraceField;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The figures that can be made of a trace without a window. */
public enum FigureKind {
    /** Tokens and the links between them. */
    LINKS(640),
    /** The weights as a heatmap. */
    MATRIX(720),
    /** Both beside each other. */
    LINKS_AND_MATRIX(1200),
    /** A thumbnail for each head. */
    GRID(720),
    /** Where the weights of one token come from, number by number. */
    NEURONS(1200),
    /** All heads as points, near each other where they are alike. */
    HEADS(960),
    /** How alike the hidden states of tokens are. */
    EMBEDDINGS(720);

    private final double usualWidth;

    FigureKind(double usualWidth) {
        this.usualWidth = usualWidth;
    }

    /** The width that suits it, in logical pixels. */
    public double usualWidth() {
        return usualWidth;
    }

    /** The name on the command line, such as {@code links-and-matrix}. */
    public String externalName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static List<String> names() {
        return Arrays.stream(values()).map(FigureKind::externalName).toList();
    }

    public static Optional<FigureKind> named(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.externalName().equals(name))
                .findFirst();
    }

    /** What a trace must hold for it beside the attentions. */
    public Set<TraceField> fields() {
        return switch (this) {
            case NEURONS -> Set.of(TraceField.QUERIES, TraceField.KEYS);
            case EMBEDDINGS -> Set.of(TraceField.HIDDEN_STATES);
            case LINKS, MATRIX, LINKS_AND_MATRIX, GRID, HEADS -> Set.of();
        };
    }
}
