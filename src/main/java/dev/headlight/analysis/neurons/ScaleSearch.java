package dev.headlight.analysis.neurons;

import dev.headlight.analysis.neurons.ScoreScale.Rest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds by which factor a head multiplies the products of queries and keys: one of those that models use, if it gives
 * the weights; else the one of least squares on the logarithms of the weights, after what depends on the row alone (the
 * softmax's own constant) and on the distance of query and key alone was taken out.
 */
final class ScaleSearch {
    /** What of the spread of the logarithms may stay unexplained where a scale counts as exact. */
    private static final double EXACT = 0.01;

    /** Rounding in float32 logarithms. */
    private static final double ROUNDING = 2e-5;

    /** How far a measured scale may be from a known one to be taken for it: beside an unknown term it is rough. */
    private static final double NEAR = 0.05;

    private final ScoreSample sample;
    private final double[][] products;
    private final double[][] logs;
    private final double spread;
    private final List<Candidate> candidates;

    private record Candidate(double value, String formula) {}

    /** @param hiddenSize of the model: some divide by its root */
    ScaleSearch(ScoreSample sample, int headSize, int layer, int hiddenSize) {
        this.sample = sample;
        this.products = sample.centredProducts();
        this.logs = sample.centredLogs();
        this.spread = rootMeanSquare(logs);
        this.candidates = candidates(headSize, layer, hiddenSize);
    }

    private static List<Candidate> candidates(int headSize, int layer, int hiddenSize) {
        double root = Math.sqrt(headSize);
        List<Candidate> all = new ArrayList<>();
        all.add(new Candidate(1 / root, "1/√" + headSize));
        all.add(new Candidate(1, "1"));
        if (layer > 0) {
            all.add(new Candidate(1 / (root * (layer + 1)), "1/(" + (layer + 1) + "·√" + headSize + ")"));
        }
        all.add(new Candidate(1 / Math.sqrt(2.0 * headSize), "1/√(2·" + headSize + ")"));
        all.add(new Candidate(1 / Math.sqrt(3.0 * headSize), "1/√(3·" + headSize + ")"));
        all.add(new Candidate(1.0 / headSize, "1/" + headSize));
        all.add(new Candidate(1 / Math.sqrt(hiddenSize), "1/√" + hiddenSize));
        return all;
    }

    ScoreScale find() {
        return exact(logs, products, Rest.NONE).orElseGet(this::besideATerm);
    }

    /** The candidate that leaves least, if that is as good as nothing. */
    private Optional<ScoreScale> exact(double[][] scores, double[][] dots, Rest rest) {
        return candidates.stream()
                .min(Comparator.comparingDouble(candidate -> left(scores, dots, candidate.value())))
                .filter(best -> isNothing(left(scores, dots, best.value())))
                .map(best -> new ScoreScale(best.value(), best.formula(), rest));
    }

    private boolean isNothing(double left) {
        return left <= EXACT * spread + ROUNDING;
    }

    private double left(double[][] scores, double[][] dots, double scale) {
        double[][] rest = new double[scores.length][];
        for (int row = 0; row < scores.length; row++) {
            rest[row] = new double[scores[row].length];
            for (int key = 0; key < scores[row].length; key++) {
                rest[row][key] = scores[row][key] - scale * dots[row][key];
            }
        }
        return rootMeanSquare(rest);
    }

    private ScoreScale besideATerm() {
        DistanceEffects effects = new DistanceEffects(sample);
        double[][] dots = effects.without(products);
        double[][] scores = effects.without(logs);
        return exact(scores, dots, Rest.POSITION).orElseGet(() -> measured(scores, dots));
    }

    private ScoreScale measured(double[][] scores, double[][] dots) {
        double value = leastSquares(scores, dots);
        boolean isPosition = isNothing(left(scores, dots, value));
        Rest rest = isPosition ? Rest.POSITION : Rest.OTHER;
        return candidates.stream()
                .filter(candidate -> !isPosition && Math.abs(candidate.value() - value) <= NEAR * candidate.value())
                .findFirst()
                .map(near -> new ScoreScale(near.value(), near.formula(), rest))
                .orElse(new ScoreScale(value, "", rest));
    }

    /** The factor of least squares; the usual one where the sample does not tell. */
    private double leastSquares(double[][] scores, double[][] dots) {
        double square = sample.sumOfProducts(dots, dots);
        double value = sample.sumOfProducts(scores, dots) / square;
        return square > 0 && Double.isFinite(value)
                ? value
                : candidates.getFirst().value();
    }

    private double rootMeanSquare(double[][] numbers) {
        int count = Math.max(1, sample.rows() * sample.keys());
        return Math.sqrt(sample.sumOfProducts(numbers, numbers) / count);
    }
}
