package dev.headlight.figure;

import dev.headlight.analysis.tokens.TokenAlignment;
import dev.headlight.analysis.tokens.TokenRow;
import dev.headlight.core.TokenFocus;
import org.jspecify.annotations.Nullable;

/** Makes the token tables of one view and keeps the last layout. Used by one thread at a time. */
public final class TokenTableFigures {
    private static final double MOST_LEFT = 210;
    private static final double NAME_GAP = 14;

    private @Nullable Place lastPlace;
    private @Nullable TokenTableLayout last;

    private record Place(SameObject alignment, double width, double scale, boolean hasIds) {}

    /**
     * @param open the name of the row whose tokens the focus means
     * @param hasIds whether numbers of the vocabulary are written below the tokens
     * @param top how far down the table is seen, in logical pixels
     */
    public TokenTableFigure figure(
            TokenAlignment alignment, String open, TokenFocus focus, boolean hasIds, double top, FigureFrame frame) {
        Place place = new Place(new SameObject(alignment), frame.width(), frame.scale(), hasIds);
        TokenTableLayout layout = last;
        if (layout == null || !place.equals(lastPlace)) {
            layout = TokenTableLayout.of(alignment, left(alignment, frame), hasIds, frame);
            last = layout;
            lastPlace = place;
        }
        int openRow = -1;
        for (int row = 0; row < alignment.rows().size(); row++) {
            openRow = alignment.rows().get(row).hasIds()
                            && alignment.rows().get(row).name().equals(open)
                    ? row
                    : openRow;
        }
        return new TokenTableFigure(frame, layout, top, openRow, focus);
    }

    private static double left(TokenAlignment alignment, FigureFrame frame) {
        TextStyle name = frame.words(12, frame.theme().text(), TextStyle.Anchor.START);
        TextStyle counts = frame.words(10.5, frame.theme().muted(), TextStyle.Anchor.START);
        double widest = 40;
        for (TokenRow row : alignment.rows()) {
            double width = Math.max(
                    frame.measure().width(row.name(), name),
                    frame.measure().width(TokenTableDrawing.counts(row), counts));
            widest = Math.max(widest, width);
        }
        return Math.min(widest + NAME_GAP, Math.min(MOST_LEFT, frame.width() / 3));
    }
}
