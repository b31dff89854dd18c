package dev.headlight.figure;

import dev.headlight.analysis.tokens.TokenAlignment;
import dev.headlight.analysis.tokens.TokenAlignment.Group;
import dev.headlight.analysis.tokens.TokenRow;
import dev.headlight.core.Token;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where tokens stand: one line of cells after the other, in each line a row for every tokenizer, everything that stands
 * for the same characters at the same place. Immutable; dear to make, so keep it while only the focus changes.
 */
final class TokenTableLayout {
    static final double ROW = 37;
    static final double CHIP_HEIGHT = 22;
    static final double CHIP_HEIGHT_WITH_IDS = 32;

    private static final double LINE_GAP = 16;
    private static final double PADDING = 4;
    private static final double GAP = 2;
    private static final double LEAST_CELL = 9;

    private final TokenAlignment alignment;
    private final double left;
    private final boolean hasIds;
    private final FigureFrame frame;
    private final double[] widths;
    private final int[] lineStarts;
    private final List<List<Chip>> chips;

    /**
     * A token, or the part of it that stands in one line.
     *
     * @param area in logical pixels from the top of all lines
     */
    record Chip(int row, Token token, Rect area) {}

    private TokenTableLayout(TokenAlignment alignment, double left, boolean hasIds, FigureFrame frame) {
        this.alignment = alignment;
        this.left = left;
        this.hasIds = hasIds;
        this.frame = frame;
        widths = widths();
        lineStarts = lineStarts(frame.width() - left - 4);
        chips = new ArrayList<>();
        for (int row = 0; row < alignment.rows().size(); row++) {
            chips.add(chips(row));
        }
    }

    /** @param left room for the names at the left, in logical pixels */
    static TokenTableLayout of(TokenAlignment alignment, double left, boolean hasIds, FigureFrame frame) {
        return new TokenTableLayout(alignment, left, hasIds, frame);
    }

    TokenAlignment alignment() {
        return alignment;
    }

    boolean hasIds() {
        return hasIds;
    }

    /** The room of the names. */
    double left() {
        return left;
    }

    int lines() {
        return lineStarts.length;
    }

    double lineHeight() {
        return alignment.rows().size() * ROW + LINE_GAP;
    }

    double height() {
        return lines() * lineHeight();
    }

    /** The tokens of a row, in order. */
    List<Chip> chipsOf(int row) {
        return chips.get(row);
    }

    /** The upper edge of a row in a line. */
    double rowY(int line, int row) {
        return line * lineHeight() + row * ROW;
    }

    /** Each cell as wide as the tokens over it need. */
    private double[] widths() {
        double[] found = new double[alignment.cells()];
        Arrays.fill(found, LEAST_CELL);
        for (int row = 0; row < alignment.rows().size(); row++) {
            for (Group group : alignment.groups(row)) {
                double needed = 0;
                for (Token token : group.tokens()) {
                    needed += chipWidth(alignment.rows().get(row), token);
                }
                for (int cell = group.first(); cell < group.end(); cell++) {
                    found[cell] = Math.max(found[cell], needed / (group.end() - group.first()));
                }
            }
        }
        found[0] = isUsed(0) ? found[0] : 0;
        return found;
    }

    private boolean isUsed(int cell) {
        for (int row = 0; row < alignment.rows().size(); row++) {
            if (alignment.groups(row).getFirst().first() == cell) {
                return true;
            }
        }
        return false;
    }

    private double chipWidth(TokenRow row, Token token) {
        double text = frame.measure().width(TokenText.of(token), tokenStyle());
        double id = hasIds && row.hasIds() ? frame.measure().width(Integer.toString(token.id()), idStyle()) : 0;
        return Math.min(Math.max(text, id) + 2 * PADDING + GAP, frame.width() - left - 4);
    }

    TextStyle tokenStyle() {
        return frame.mono(frame.monoSize(11.7), frame.theme().text(), TextStyle.Anchor.MIDDLE);
    }

    TextStyle idStyle() {
        return frame.mono(frame.monoSize(10), frame.theme().muted(), TextStyle.Anchor.MIDDLE);
    }

    private int[] lineStarts(double room) {
        List<Integer> starts = new ArrayList<>(List.of(0));
        double x = 0;
        int lastBreak = 0;
        for (int cell = 0; cell < widths.length; cell++) {
            if (x + widths[cell] > room && cell > starts.getLast()) {
                int start = lastBreak > starts.getLast() ? lastBreak : cell;
                starts.add(start);
                x = width(start, cell);
            }
            x += widths[cell];
            lastBreak = alignment.isBreak(cell) ? cell + 1 : lastBreak;
        }
        return starts.stream().mapToInt(Integer::intValue).toArray();
    }

    private double width(int first, int end) {
        double sum = 0;
        for (int cell = first; cell < end; cell++) {
            sum += widths[cell];
        }
        return sum;
    }

    private List<Chip> chips(int row) {
        List<Chip> found = new ArrayList<>();
        for (Group group : alignment.groups(row)) {
            for (int line = 0; line < lineStarts.length; line++) {
                int first = Math.max(group.first(), lineStarts[line]);
                int end = Math.min(group.end(), line + 1 < lineStarts.length ? lineStarts[line + 1] : widths.length);
                if (first < end) {
                    add(group, row, line, first, end, found);
                }
            }
        }
        return found;
    }

    /** The members of a group share its room by what they need. */
    private void add(Group group, int row, int line, int first, int end, List<Chip> found) {
        double x = left + width(lineStarts[line], first);
        double room = width(first, end);
        double needed = group.tokens().stream()
                .mapToDouble(token -> chipWidth(alignment.rows().get(row), token))
                .sum();
        for (Token token : group.tokens()) {
            double width = room * chipWidth(alignment.rows().get(row), token) / needed;
            double height = hasIds ? CHIP_HEIGHT_WITH_IDS : CHIP_HEIGHT;
            found.add(new Chip(row, token, new Rect(x, rowY(line, row), Math.max(1, width - GAP), height)));
            x += width;
        }
    }
}
