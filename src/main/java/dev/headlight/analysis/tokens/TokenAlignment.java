package dev.headlight.analysis.tokens;

import dev.headlight.core.Token;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Several ways to cut one text over one row of cells: a cell for each character, and one each for what tokenizers add
 * before, between and after the sentences. Immutable.
 */
public final class TokenAlignment {
    private final String text;
    private final @Nullable String pair;
    private final int[] cellsOfText;
    private final int[] cellsOfPair;
    private final int count;
    private final List<TokenRow> rows;
    private final List<List<Group>> groups;

    /**
     * Tokens that stand for the same characters, such as the bytes of one letter, or for those around them.
     *
     * @param first the first cell
     * @param end one past the last cell
     */
    public record Group(int first, int end, List<Token> tokens) {
        public Group {
            tokens = List.copyOf(tokens);
        }
    }

    private TokenAlignment(String text, @Nullable String pair, List<TokenRow> rows) {
        this.text = text;
        this.pair = pair;
        this.rows = List.copyOf(rows);
        cellsOfText = cells(text, 1);
        int between = cellsOfText[text.length()];
        cellsOfPair = pair == null ? new int[] {between} : cells(pair, between + 1);
        count = cellsOfPair[cellsOfPair.length - 1] + 1;
        groups = rows.stream().map(this::groups).toList();
    }

    /** @param rows ways to cut that very text */
    public static TokenAlignment of(String text, @Nullable String pair, List<TokenRow> rows) {
        return new TokenAlignment(text, pair, rows);
    }

    /** The cell of every UTF-16 unit, and of the end. */
    private static int[] cells(String text, int first) {
        int[] cells = new int[text.length() + 1];
        int cell = first;
        for (int at = 0; at < text.length(); at++) {
            boolean isSecondHalf = at > 0
                    && Character.isLowSurrogate(text.charAt(at))
                    && Character.isHighSurrogate(text.charAt(at - 1));
            cells[at] = isSecondHalf ? cell - 1 : cell++;
        }
        cells[text.length()] = cell;
        return cells;
    }

    public List<TokenRow> rows() {
        return rows;
    }

    /** The groups of a row, in order. */
    public List<Group> groups(int row) {
        return groups.get(row);
    }

    /** How many cells there are. */
    public int cells() {
        return count;
    }

    /** Whether a line may end behind this cell: a blank, or what stands before or between the sentences. */
    public boolean isBreak(int cell) {
        return cell == 0 || cell == between() || isBlank(cell);
    }

    private int between() {
        return cellsOfText[text.length()];
    }

    private boolean isBlank(int cell) {
        String sentence = cell < between() || pair == null ? text : pair;
        int[] cells = cell < between() || pair == null ? cellsOfText : cellsOfPair;
        int at = java.util.Arrays.binarySearch(cells, cell);
        return at >= 0 && at < sentence.length() && PlainTokens.isBlank(sentence.codePointAt(at));
    }

    /** The first cell of a token that stands for characters. */
    public int first(Token token) {
        return cells(token)[token.start()];
    }

    /** One past the last cell of a token that stands for characters. */
    public int end(Token token) {
        return cells(token)[token.end()];
    }

    private int[] cells(Token token) {
        return token.sentence() == 1 && pair != null ? cellsOfPair : cellsOfText;
    }

    private List<Group> groups(TokenRow row) {
        List<Group> found = new ArrayList<>();
        List<Token> open = new ArrayList<>();
        int first = 0;
        int end = 0;
        for (Token token : row.text().tokens()) {
            int start = token.isTyped() ? first(token) : slot(row, token);
            int last = token.isTyped() ? end(token) : start + 1;
            boolean joins = !open.isEmpty() && start < end;
            if (!joins && !open.isEmpty()) {
                found.add(new Group(first, end, open));
                open.clear();
            }
            first = joins ? Math.min(first, start) : start;
            end = joins ? Math.max(end, last) : last;
            open.add(token);
        }
        found.add(new Group(first, end, open));
        return found;
    }

    /** Where an added token stands: before, between or behind the sentences, or with what follows it. */
    private int slot(TokenRow row, Token token) {
        List<Token> tokens = row.text().tokens();
        Token before = typed(tokens, token.index(), -1);
        Token after = typed(tokens, token.index(), 1);
        if (before == null) {
            return after == null && token.index() > 0 ? count - 1 : 0;
        }
        if (after == null) {
            return count - 1;
        }
        return before.sentence() == after.sentence() ? first(after) : between();
    }

    private static @Nullable Token typed(List<Token> tokens, int from, int step) {
        for (int at = from + step; at >= 0 && at < tokens.size(); at += step) {
            if (tokens.get(at).isTyped()) {
                return tokens.get(at);
            }
        }
        return null;
    }
}
