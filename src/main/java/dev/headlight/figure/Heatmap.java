package dev.headlight.figure;

import dev.headlight.core.TokenFocus;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What a matrix shows: rows that look, columns that are looked at, colours and words. A focus counts in its rows and columns. */
interface Heatmap {
    /** The rows. */
    List<AxisLabel> queries();

    /** The columns. */
    List<AxisLabel> keys();

    /** What the rows are, for the edge of the picture. */
    default String rowsName() {
        return "query (looks)";
    }

    /** What the columns are. */
    default String columnsName() {
        return "key (is looked at)";
    }

    /** What it is, and what was done to it. */
    String caption();

    /** What it is, without what was done to it. */
    default String subject() {
        return caption();
    }

    /** What is left out and what to keep in mind; empty when nothing. */
    String statement();

    /** Why there is nothing to see, as a sentence; empty where there is something. */
    String nothing();

    Legend legend();

    /** One pixel a cell, for the cells from the first query and key on. */
    Pixels cells(int firstQuery, int firstKey, int queries, int keys);

    /** The whole in fewer pixels than it has cells; each shows the most telling number it stands for. */
    Pixels shrunk(int width, int height);

    /** What the focus shows, as the longest sentence no wider than {@code room}; empty when nothing is in focus. */
    String sentence(TokenFocus focus, double room, ToDoubleFunction<String> width);

    /** The same at any length, with a note on what the numbers are. */
    String describe(TokenFocus focus);

    /** The focus in tokens of the text. */
    TokenFocus toTokens(TokenFocus focus);

    /**
     * The name of a row or column.
     *
     * @param isQuiet whether it is of less interest, such as a special token
     */
    record AxisLabel(String text, boolean isQuiet) {}

    /**
     * What colours mean.
     *
     * @param ticks numbers along the colours
     * @param names of what is coloured, the longest first
     */
    record Legend(ColorMap colors, List<Tick> ticks, List<String> names) {
        public Legend {
            ticks = List.copyOf(ticks);
            names = List.copyOf(names);
        }
    }

    /**
     * A number beside the colours.
     *
     * @param place 0 for the first colour, 1 for the last
     */
    record Tick(double place, String text) {}
}
