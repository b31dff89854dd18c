package dev.headlight.figure;

import dev.headlight.analysis.neurons.ScoreChain;
import dev.headlight.analysis.neurons.ScoreScale;
import dev.headlight.analysis.neurons.ScoreScale.Rest;
import dev.headlight.core.LinkText;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Says in words and numbers how a weight comes about. */
record NeuronWords(NeuronsModel model) {
    /** Four decimals, with a true minus sign. */
    static String number(double value) {
        if (Double.isInfinite(value)) {
            return value < 0 ? "−∞" : "∞";
        }
        return String.format(Locale.ROOT, "%.4f", value).replace('-', '−');
    }

    private static String plain(double value) {
        return String.format(Locale.ROOT, "%.6g", value);
    }

    /** Such as {@code 0.1250 = 1/√64}. */
    String scale() {
        ScoreScale scale = model.scores().scale();
        return number(scale.value()) + (scale.isKnown() ? " = " + scale.formula() : " (least squares)");
    }

    /** The label of the query's own row. */
    static String query(NeuronsModel model) {
        return "q " + model.tokenText(model.chain().query());
    }

    String pair(int key) {
        return LinkText.of(model.tokenText(model.chain().query()), " → ", model.tokenText(key));
    }

    /** The whole chain of one key. */
    String chain(int key) {
        ScoreChain chain = model.chain();
        StringJoiner lines = new StringJoiner("\n");
        lines.add(pair(key));
        lines.add("q · k = " + number(chain.dot(key)) + ", the sum of " + chain.headSize() + " products");
        lines.add("× " + scale() + " = " + number(chain.scaled(key)));
        if (chain.hasRest()) {
            lines.add("+ " + rest() + " " + number(chain.rest(key)));
        }
        if (chain.isMasked(key)) {
            lines.add("+ mask −∞: the model hides this key");
        }
        lines.add("score " + number(chain.score(key)));
        lines.add("softmax over " + chain.keys() + " keys = " + number(chain.softmax(key)) + ", the model's weight "
                + number(chain.weight(key)));
        return lines.toString();
    }

    /** One dimension of one key. */
    String dimension(int key, int dimension) {
        ScoreChain chain = model.chain();
        return "number " + (dimension + 1) + " of " + chain.headSize() + ": q " + number(chain.queryNumber(dimension))
                + " × k " + number(chain.keyNumber(key, dimension)) + " = "
                + number(chain.product(key, dimension));
    }

    String queryNumber(int dimension) {
        return "number " + (dimension + 1) + " of the query "
                + model.tokenText(model.chain().query()) + ": "
                + number(model.chain().queryNumber(dimension));
    }

    private String rest() {
        return model.scores().scale().rest().label();
    }

    /** What the scores are made of, for the line under the title. */
    String rule() {
        String factor = "score = q · k × " + scale();
        return switch (model.scores().scale().rest()) {
            case NONE -> factor;
            case POSITION -> factor + " + a term of the distance alone";
            case OTHER -> factor + " + what the scaled product does not explain";
        };
    }

    /** How true the picture is. */
    String check() {
        if (model.scores().scale().rest() != Rest.NONE) {
            return "The " + rest()
                    + " is what the weights need beside the scaled products, up to a constant of the row.";
        }
        return String.format(
                Locale.ROOT,
                "The softmax differs from the model's weights by %.1e at most.",
                model.chain().largestDifference());
    }

    /** Everything as a table with tabs, for the clipboard: a line a key, sums first, then each dimension. */
    String table() {
        ScoreChain chain = model.chain();
        StringJoiner lines = new StringJoiner("\n", "", "\n");
        lines.add("# " + model.trace().provenance().model() + ", head "
                + model.scores().head().label() + ", query "
                + (chain.query() + 1) + " " + model.tokenText(chain.query()) + ", " + rule());
        lines.add("position\tkey\tq.k\tscaled\trest\tmask\tsoftmax\tweight\t" + dimensions("k") + "\t"
                + dimensions("q*k"));
        lines.add("\tq\t\t\t\t\t\t\t"
                + IntStream.range(0, chain.headSize())
                        .mapToObj(dimension -> plain(chain.queryNumber(dimension)))
                        .collect(Collectors.joining("\t")));
        for (int key = 0; key < chain.keys(); key++) {
            lines.add(line(key));
        }
        return lines.toString();
    }

    private String dimensions(String name) {
        return IntStream.range(0, model.chain().headSize())
                .mapToObj(dimension -> name + (dimension + 1))
                .collect(Collectors.joining("\t"));
    }

    private String line(int key) {
        ScoreChain chain = model.chain();
        StringJoiner cells = new StringJoiner("\t");
        cells.add(Integer.toString(key + 1)).add(model.tokenText(key));
        cells.add(plain(chain.dot(key))).add(plain(chain.scaled(key))).add(plain(chain.rest(key)));
        cells.add(chain.isMasked(key) ? "-inf" : "0");
        cells.add(plain(chain.softmax(key))).add(plain(chain.weight(key)));
        for (int dimension = 0; dimension < chain.headSize(); dimension++) {
            cells.add(plain(chain.keyNumber(key, dimension)));
        }
        for (int dimension = 0; dimension < chain.headSize(); dimension++) {
            cells.add(plain(chain.product(key, dimension)));
        }
        return cells.toString();
    }
}
