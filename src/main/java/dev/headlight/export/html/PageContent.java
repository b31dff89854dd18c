package dev.headlight.export.html;

import dev.headlight.analysis.reading.HeadRows;
import dev.headlight.analysis.reading.ReadAttention;
import dev.headlight.analysis.reading.Readings;
import dev.headlight.core.Aggregate;
import dev.headlight.core.Selection;
import dev.headlight.core.Trace;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What one page shows.
 *
 * @param trace of one run
 * @param selection how the page begins
 * @param heads the heads that are selected, each by itself
 * @param aggregate what several heads are made into, or null where each is shown by itself
 * @param rows every head as the selection reads it
 * @param layers whose weights are in the page, ascending
 */
record PageContent(
        Trace trace,
        Selection selection,
        ReadAttention heads,
        @Nullable ReadAttention aggregate,
        HeadRows rows,
        List<Integer> layers) {
    /** 16 MB of float32: up to here all layers are in the page. */
    private static final long MOST_NUMBERS = 1L << 22;

    /** 32 MB: more than that no browser opens gladly. */
    private static final long MOST_NUMBERS_OF_A_LAYER = 1L << 23;

    private static final int LONGEST_TITLE = 80;

    static PageContent of(Trace trace, Selection selection, Readings readings) throws IOException {
        Selection locked = selection.withHoveredHead(null);
        Aggregate each = locked.reading().aggregate().withOver(Aggregate.Over.EACH_HEAD);
        ReadAttention heads =
                readings.of(trace, locked.withReading(locked.reading().withAggregate(each)));
        boolean isAggregate = locked.reading().aggregate().over() != Aggregate.Over.EACH_HEAD;
        ReadAttention aggregate = isAggregate ? readings.of(trace, locked) : null;
        HeadRows rows = readings.heads(trace, locked.reading().ofSingleHeads());
        return new PageContent(trace, locked, heads, aggregate, rows, layers(rows, locked.layer()));
    }

    private static List<Integer> layers(HeadRows rows, int selected) throws IOException {
        long ofLayer = (long) rows.heads() * rows.queries() * rows.keys();
        if (ofLayer * rows.layers() <= MOST_NUMBERS) {
            return IntStream.range(0, rows.layers()).boxed().toList();
        }
        if (ofLayer > MOST_NUMBERS_OF_A_LAYER) {
            throw new IOException(String.format(
                    Locale.ROOT,
                    "one layer of %d heads and %d tokens has %,d weights, and a page holds %,d at most; shorten the text,"
                            + " hide tokens or write an .npz file",
                    rows.heads(),
                    rows.queries(),
                    ofLayer,
                    MOST_NUMBERS_OF_A_LAYER));
        }
        return List.of(selected);
    }

    /** Whether every layer's weights are in the page. */
    boolean isWhole() {
        return layers.size() == rows.layers();
    }

    /** Such as {@code BERT base uncased: The cat sat}, in one line and without invisible signs. */
    String title() {
        StringBuilder title = new StringBuilder();
        String typed = trace.text().text();
        String text = trace.provenance().modelName() + (typed.isBlank() ? "" : ": " + typed);
        text.codePoints().limit(LONGEST_TITLE).map(PageContent::plain).forEach(title::appendCodePoint);
        return text.codePointCount(0, text.length()) > LONGEST_TITLE ? title + "…" : title.toString();
    }

    private static int plain(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> ' ';
            case Character.FORMAT, Character.SURROGATE -> 0xFFFD;
            default -> codePoint;
        };
    }
}
