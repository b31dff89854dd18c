package dev.headlight.figure;

import dev.headlight.analysis.reading.ReadAttention;
import dev.headlight.core.HeadRef;
import dev.headlight.core.TokenFocus;
import java.util.stream.IntStream;

/** The colours of tokens, links and bars of a reading. A focus here counts in units. */
final class LinksInk {
    private final ReadAttention read;
    private final FigureTheme theme;
    private final HeadColors colors;

    LinksInk(ReadAttention read, FigureTheme theme) {
        this.read = read;
        this.theme = theme;
        this.colors = HeadColors.of(read.trace().attentions().heads(), theme.dark());
    }

    /** Which colour belongs to which head, or to all of them together. */
    FigureLegend legend() {
        return new FigureLegend.Heads(IntStream.range(0, read.slots())
                .mapToObj(slot -> new FigureLegend.Entry(
                        of(slot), read.head(slot).map(HeadRef::label).orElseGet(read::names)))
                .toList());
    }

    /** A head's own colour; that of the focus for what belongs to several heads. */
    Rgba of(int slot) {
        return read.head(slot).map(head -> colors.color(head.head())).orElse(theme.accent());
    }

    Rgba token(Highlight.State state, boolean special) {
        return switch (state) {
            case FOCUSED -> theme.accent();
            case RELATED -> theme.text();
            case PLAIN -> special ? theme.muted() : theme.text();
            case UNRELATED -> theme.muted().fade(special ? 0.55 : 0.8);
        };
    }

    /** Of a head's bar beside a unit: the stronger its link with what is in focus, the brighter. */
    Rgba bar(int slot, int unit, boolean looks, TokenFocus focus) {
        float weight = switch (focus) {
            case TokenFocus.None() -> 0;
            case TokenFocus.Query(int query) -> looks ? 0 : weight(slot, query, unit);
            case TokenFocus.Key(int key) -> looks ? weight(slot, unit, key) : 0;
            case TokenFocus.Pair(int query, int key) -> unit == (looks ? query : key) ? weight(slot, query, key) : 0;
        };
        return of(slot).fade(0.13 + 0.87 * Math.pow(weight, 0.7));
    }

    private float weight(int slot, int query, int key) {
        return read.matrix(slot).weight(query, key);
    }
}
