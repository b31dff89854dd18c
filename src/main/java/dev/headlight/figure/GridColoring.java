package dev.headlight.figure;

import dev.headlight.analysis.heads.HeadMeasure;
import dev.headlight.analysis.heads.HeadTable;
import dev.headlight.analysis.heads.HeadValues;
import dev.headlight.core.Trace;
import org.jspecify.annotations.Nullable;

/**
 * What the cells of a grid of heads show and how they are arranged.
 *
 * @param fill what the cells show
 * @param order a number by which the heads of each layer are sorted, the largest first, or null for the model's order
 */
public record GridColoring(Fill fill, @Nullable HeadValues order) {
    /** Thumbnails in the model's order. */
    public static final GridColoring WEIGHTS = new GridColoring(new Weights(), null);

    /** What the cells show. */
    public sealed interface Fill {}

    /** A small picture of the head's weights. */
    public record Weights() implements Fill {}

    /** The colour of a number, with its legend. */
    public record Values(HeadValues values) implements Fill {}

    /** The colour and letter of the role that the head plays. */
    public record Roles(HeadTable table) implements Fill {}

    /** What was chosen, for the heads of a table; numbers of a model of another size are left aside. */
    public static GridColoring of(HeadMeasure color, HeadMeasure order, HeadTable table, Trace trace) {
        Fill fill = color instanceof HeadMeasure.Roles
                ? new Roles(table)
                : color.values(table, trace).<Fill>map(Values::new).orElseGet(Weights::new);
        return new GridColoring(fill, order.values(table, trace).orElse(null));
    }

    /** The map for the colours of a measure: diverging where its numbers have two sides. */
    static ColorMap map(HeadValues values, FigureTheme theme) {
        return values.domain().isDiverging() ? ColorMap.diverging(theme.dark()) : ColorMap.VIRIDIS;
    }

    HeadOrder heads() {
        return order == null ? HeadOrder.OF_MODEL : HeadOrder.sorted(order);
    }
}
