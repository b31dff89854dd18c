package dev.headlight.figure;

import dev.headlight.analysis.embeddings.Similarity;
import dev.headlight.core.TokenFocus;
import dev.headlight.core.TokenizedText;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How alike the hidden states of any two tokens are, as a heatmap of cosines. Immutable. */
final class SimilarityMap implements Heatmap {
    private static final int MOST = 3;

    private final TokenizedText text;
    private final Similarity similarity;
    private final String layer;
    private final SignedColors colors;
    private final List<AxisLabel> labels;

    /** @param layer where the states come from, in words */
    SimilarityMap(TokenizedText text, Similarity similarity, String layer, FigureTheme theme) {
        this.text = text;
        this.similarity = similarity;
        this.layer = layer;
        this.colors = SignedColors.linear(theme);
        this.labels = text.tokens().stream()
                .map(token -> new AxisLabel(TokenText.of(token), token.special()))
                .toList();
    }

    @Override
    public List<AxisLabel> queries() {
        return labels;
    }

    @Override
    public List<AxisLabel> keys() {
        return labels;
    }

    @Override
    public String rowsName() {
        return "";
    }

    @Override
    public String columnsName() {
        return "";
    }

    @Override
    public String caption() {
        return "how alike hidden states are, " + layer;
    }

    @Override
    public String statement() {
        return "";
    }

    @Override
    public String nothing() {
        return "";
    }

    @Override
    public Legend legend() {
        return new Legend(
                colors.map(),
                List.of(new Tick(0, "−1"), new Tick(0.5, "0"), new Tick(1, "1")),
                List.of("cosine of the angle", "cosine"));
    }

    @Override
    public Pixels cells(int firstQuery, int firstKey, int rows, int columns) {
        int[] argb = new int[rows * columns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                argb[row * columns + column] = colors.argb(similarity.cosine(firstQuery + row, firstKey + column), 1);
            }
        }
        return new Pixels(columns, rows, argb);
    }

    @Override
    public Pixels shrunk(int width, int height) {
        float[] farthest = new float[width * height];
        for (int row = 0; row < text.size(); row++) {
            for (int column = 0; column < text.size(); column++) {
                int place = row * height / text.size() * width + column * width / text.size();
                float cosine = similarity.cosine(row, column);
                farthest[place] = Math.abs(cosine) > Math.abs(farthest[place]) ? cosine : farthest[place];
            }
        }
        int[] argb = new int[farthest.length];
        for (int i = 0; i < argb.length; i++) {
            argb[i] = colors.argb(farthest[i], 1);
        }
        return new Pixels(width, height, argb);
    }

    @Override
    public String sentence(TokenFocus focus, double room, ToDoubleFunction<String> width) {
        int most = MOST;
        while (most > 1 && width.applyAsDouble(sentence(focus, most)) > room) {
            most--;
        }
        return sentence(focus, most);
    }

    @Override
    public String describe(TokenFocus focus) {
        return sentence(focus, MOST);
    }

    private String sentence(TokenFocus focus, int most) {
        return switch (focus) {
            case TokenFocus.None() -> "";
            case TokenFocus.Query(int token) -> nearest(token, most);
            case TokenFocus.Key(int token) -> nearest(token, most);
            case TokenFocus.Pair(int first, int second) ->
                name(first) + " · " + name(second) + " cosine " + number(first, second);
        };
    }

    private String nearest(int token, int most) {
        return name(token) + " is most like "
                + IntStream.range(0, text.size())
                        .filter(other -> other != token)
                        .boxed()
                        .sorted(Comparator.comparingDouble(other -> -similarity.cosine(token, other)))
                        .limit(most)
                        .map(other -> name(other) + " " + number(token, other))
                        .collect(Collectors.joining(", "));
    }

    private String name(int token) {
        return labels.get(token).text();
    }

    private String number(int first, int second) {
        return NeuronWords.number(similarity.cosine(first, second));
    }

    @Override
    public TokenFocus toTokens(TokenFocus focus) {
        return focus;
    }

    /** All cosines as a table with tabs. */
    String table() {
        StringBuilder table = new StringBuilder("# cosines, " + layer + "\n");
        labels.forEach(label -> table.append('\t').append(label.text()));
        for (int first = 0; first < text.size(); first++) {
            table.append('\n').append(name(first));
            for (int second = 0; second < text.size(); second++) {
                table.append('\t').append(similarity.cosine(first, second));
            }
        }
        return table.append('\n').toString();
    }
}
