package dev.headlight.figure;

import dev.headlight.analysis.compare.Alignment;
import dev.headlight.analysis.compare.Alignment.Place;
import dev.headlight.analysis.compare.AttentionDifference;
import dev.headlight.analysis.reading.Axis;
import dev.headlight.core.TokenFocus;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The difference of two readings as a heatmap centred on 0. Tokens that only one of them has are marked with a sign, and
 * their cells are empty. Immutable.
 */
final class DifferenceModel implements Heatmap {
    private static final String ONLY_FIRST = "+";
    private static final String ONLY_SECOND = DifferenceWords.MINUS;

    private final AttentionDifference difference;
    private final ColorMap colors;
    private final int missing;
    private final List<AxisLabel> queries;
    private final List<AxisLabel> keys;

    DifferenceModel(AttentionDifference difference, FigureTheme theme) {
        this.difference = difference;
        this.colors = ColorMap.diverging(theme.dark());
        this.missing = theme.panel().argb();
        this.queries = labels(
                difference.queries(),
                difference.first().queries(),
                difference.second().queries());
        this.keys = labels(
                difference.keys(),
                difference.first().keys(),
                difference.second().keys());
    }

    private static List<AxisLabel> labels(Alignment alignment, Axis first, Axis second) {
        return alignment.places().stream()
                .map(place -> label(place, first, second))
                .toList();
    }

    private static AxisLabel label(Place place, Axis first, Axis second) {
        String text = TokenText.of(place.first() >= 0 ? first.unit(place.first()) : second.unit(place.second()));
        if (place.isInBoth()) {
            return new AxisLabel(text, first.unit(place.first()).special());
        }
        return new AxisLabel((place.second() < 0 ? ONLY_FIRST : ONLY_SECOND) + text, true);
    }

    @Override
    public List<AxisLabel> queries() {
        return queries;
    }

    @Override
    public List<AxisLabel> keys() {
        return keys;
    }

    @Override
    public String caption() {
        return "A − B: " + difference.first().caption() + " less "
                + difference.second().caption();
    }

    @Override
    public String statement() {
        int onlyFirst = difference.queries().onlyFirst();
        int onlySecond = difference.queries().onlySecond();
        if (onlyFirst + onlySecond == 0) {
            return "";
        }
        return difference.queries().inBoth() + " tokens are in both, " + onlyFirst + " only in A (" + ONLY_FIRST + "), "
                + onlySecond + " only in B (" + ONLY_SECOND + "); their cells are empty.";
    }

    @Override
    public String nothing() {
        if (queries.isEmpty() || keys.isEmpty()) {
            return "Everything is hidden: there is nothing to compare.";
        }
        String first = difference.first().measure();
        String second = difference.second().measure();
        return first.equals(second)
                ? ""
                : "A shows " + first + " and B " + second + ": numbers of different kinds have no difference.";
    }

    @Override
    public Legend legend() {
        float largest = difference.largest();
        String most = AttentionWords.number(largest);
        return new Legend(
                colors,
                List.of(new Tick(0, ONLY_SECOND + most), new Tick(0.5, "0"), new Tick(1, ONLY_FIRST + most)),
                List.of("more in A", "A"));
    }

    @Override
    public Pixels cells(int firstQuery, int firstKey, int rows, int columns) {
        int[] argb = new int[rows * columns];
        for (int query = 0; query < rows; query++) {
            for (int key = 0; key < columns; key++) {
                argb[query * columns + key] = color(difference.number(firstQuery + query, firstKey + key));
            }
        }
        return new Pixels(columns, rows, argb);
    }

    @Override
    public Pixels shrunk(int width, int height) {
        float[] farthest = new float[width * height];
        for (int query = 0; query < queries.size(); query++) {
            for (int key = 0; key < keys.size(); key++) {
                float number = difference.number(query, key);
                int place = query * height / queries.size() * width + key * width / keys.size();
                if (Math.abs(number) > Math.abs(farthest[place])) {
                    farthest[place] = number;
                }
            }
        }
        int[] argb = new int[farthest.length];
        for (int i = 0; i < argb.length; i++) {
            argb[i] = color(farthest[i]);
        }
        return new Pixels(width, height, argb);
    }

    private int color(float number) {
        if (Float.isNaN(number)) {
            return missing;
        }
        float largest = difference.largest();
        return colors.argb(largest == 0 ? 0.5f : (number / largest + 1) / 2);
    }

    @Override
    public String sentence(TokenFocus focus, double room, ToDoubleFunction<String> width) {
        return words().sentence(focus, room, width);
    }

    @Override
    public String describe(TokenFocus focus) {
        return words().describe(focus);
    }

    private DifferenceWords words() {
        return new DifferenceWords(difference, queries, keys);
    }

    /** In tokens of the first text where it has them, else on nothing. */
    @Override
    public TokenFocus toTokens(TokenFocus focus) {
        return switch (focus) {
            case TokenFocus.None() -> TokenFocus.NONE;
            case TokenFocus.Query(int query) ->
                firstUnits(
                        new TokenFocus.Query(difference.queries().place(query).first()));
            case TokenFocus.Key(int key) ->
                firstUnits(new TokenFocus.Key(difference.keys().place(key).first()));
            case TokenFocus.Pair(int query, int key) ->
                firstUnits(new TokenFocus.Pair(
                        difference.queries().place(query).first(),
                        difference.keys().place(key).first()));
        };
    }

    private TokenFocus firstUnits(TokenFocus units) {
        boolean isKnown = switch (units) {
            case TokenFocus.None() -> false;
            case TokenFocus.Query(int query) -> query >= 0;
            case TokenFocus.Key(int key) -> key >= 0;
            case TokenFocus.Pair(int query, int key) -> query >= 0 && key >= 0;
        };
        return isKnown ? difference.first().axes().toTokens(units) : TokenFocus.NONE;
    }

    /** A focus on tokens of the first text in rows and columns of the difference. */
    TokenFocus toCells(TokenFocus tokens) {
        return switch (difference.first().axes().toUnits(tokens)) {
            case TokenFocus.None() -> TokenFocus.NONE;
            case TokenFocus.Query(int query) -> new TokenFocus.Query(row(difference.queries(), query));
            case TokenFocus.Key(int key) -> new TokenFocus.Key(row(difference.keys(), key));
            case TokenFocus.Pair(int query, int key) ->
                new TokenFocus.Pair(row(difference.queries(), query), row(difference.keys(), key));
        };
    }

    private static int row(Alignment alignment, int first) {
        return IntStream.range(0, alignment.size())
                .filter(index -> alignment.place(index).first() == first)
                .findFirst()
                .orElse(-1);
    }
}
