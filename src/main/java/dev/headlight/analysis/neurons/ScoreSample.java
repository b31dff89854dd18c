package dev.headlight.analysis.neurons;

import dev.headlight.core.AttentionMatrix;
import dev.headlight.core.HeadRef;
import dev.headlight.core.Trace;
import java.util.function.DoubleUnaryOperator;

/**
 * Some rows of a head, evenly spread: the products of queries and keys beside the logarithms of the weights. Weights too
 * small to tell anything are left out.
 */
final class ScoreSample {
    private static final int MOST_ROWS = 48;
    private static final float LEAST_WEIGHT = 1e-7f;

    private final int[] queries;
    private final double[][] products;
    private final double[][] logs;

    private ScoreSample(int rows) {
        queries = new int[rows];
        products = new double[rows][];
        logs = new double[rows][];
    }

    static ScoreSample of(Trace trace, HeadRef head, HeadPair vectors) {
        AttentionMatrix matrix = trace.attentions().matrix(head);
        ScoreSample sample = new ScoreSample(Math.min(MOST_ROWS, matrix.queries()));
        for (int row = 0; row < sample.queries.length; row++) {
            int query = (int) ((long) row * matrix.queries() / sample.queries.length);
            sample.queries[row] = query;
            sample.products[row] = vectors.products(query);
            sample.logs[row] = logs(matrix.row(query));
        }
        return sample;
    }

    private static double[] logs(float[] weights) {
        double[] logs = new double[weights.length];
        for (int key = 0; key < weights.length; key++) {
            logs[key] = weights[key] > LEAST_WEIGHT ? Math.log(weights[key]) : Double.NaN;
        }
        return logs;
    }

    /** The token that looks in a row of the sample. */
    int query(int row) {
        return queries[row];
    }

    int rows() {
        return queries.length;
    }

    int keys() {
        return queries.length == 0 ? 0 : logs[0].length;
    }

    boolean isUsed(int row, int key) {
        return !Double.isNaN(logs[row][key]);
    }

    /** The product of query and key, centred among the used keys of its row. */
    double[][] centredProducts() {
        return centred(products);
    }

    /** The logarithm of the weight, centred among the used keys of its row. */
    double[][] centredLogs() {
        return centred(logs);
    }

    private double[][] centred(double[][] rows) {
        double[][] centred = new double[rows.length][];
        for (int row = 0; row < rows.length; row++) {
            double mean = mean(row, rows[row]);
            centred[row] = mapped(rows[row], number -> number - mean);
        }
        return centred;
    }

    private double mean(int row, double[] numbers) {
        double sum = 0;
        int count = 0;
        for (int key = 0; key < numbers.length; key++) {
            if (isUsed(row, key)) {
                sum += numbers[key];
                count++;
            }
        }
        return count == 0 ? 0 : sum / count;
    }

    private static double[] mapped(double[] numbers, DoubleUnaryOperator change) {
        double[] changed = new double[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            changed[i] = change.applyAsDouble(numbers[i]);
        }
        return changed;
    }

    /** The sum of the products of two tables over all used places. */
    double sumOfProducts(double[][] first, double[][] second) {
        double sum = 0;
        for (int row = 0; row < rows(); row++) {
            for (int key = 0; key < keys(); key++) {
                sum += isUsed(row, key) ? first[row][key] * second[row][key] : 0;
            }
        }
        return sum;
    }
}
