package dev.headlight.checkpoint.architecture;

import java.util.function.DoubleUnaryOperator;

/** Operations on matrices {@code [rows][columns]} in plain loops and doubles. */
final class PlainMath {
    private PlainMath() {}

    static double[][] linear(RandomWeights weights, String module, double[][] input) {
        double[][] kernel = weights.rows(module + ".weight");
        return plus(timesTransposed(input, kernel), weights.get(module + ".bias"));
    }

    /** x times the transposed matrix. */
    static double[][] timesTransposed(double[][] input, double[][] matrix) {
        double[][] output = new double[input.length][matrix.length];
        for (int row = 0; row < input.length; row++) {
            for (int column = 0; column < matrix.length; column++) {
                output[row][column] = dot(input[row], matrix[column], 0, input[row].length);
            }
        }
        return output;
    }

    static double dot(double[] first, double[] second, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += first[i] * second[i];
        }
        return sum;
    }

    static double[][] plus(double[][] rows, float[] row) {
        double[][] output = new double[rows.length][row.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < row.length; j++) {
                output[i][j] = rows[i][j] + row[j];
            }
        }
        return output;
    }

    static double[][] plus(double[][] first, double[][] second) {
        double[][] output = new double[first.length][first[0].length];
        for (int i = 0; i < output.length; i++) {
            for (int j = 0; j < output[i].length; j++) {
                output[i][j] = first[i][j] + second[i][j];
            }
        }
        return output;
    }

    static double[][] map(double[][] rows, DoubleUnaryOperator function) {
        double[][] output = new double[rows.length][rows[0].length];
        for (int i = 0; i < output.length; i++) {
            for (int j = 0; j < output[i].length; j++) {
                output[i][j] = function.applyAsDouble(rows[i][j]);
            }
        }
        return output;
    }

    static double[][] norm(RandomWeights weights, String module, double[][] input, double epsilon) {
        double[][] centred = new double[input.length][];
        for (int row = 0; row < input.length; row++) {
            double mean = 0;
            for (double number : input[row]) {
                mean += number / input[row].length;
            }
            double variance = 0;
            for (double number : input[row]) {
                variance += (number - mean) * (number - mean) / input[row].length;
            }
            centred[row] = new double[input[row].length];
            for (int i = 0; i < centred[row].length; i++) {
                centred[row][i] = (input[row][i] - mean) / Math.sqrt(variance + epsilon);
            }
        }
        return scaled(weights, module, centred);
    }

    /** Only the scale and shift of a normalisation. */
    static double[][] scaled(RandomWeights weights, String module, double[][] input) {
        float[] scale = weights.get(module + ".weight");
        double[][] output = new double[input.length][scale.length];
        for (int row = 0; row < input.length; row++) {
            for (int i = 0; i < scale.length; i++) {
                output[row][i] = input[row][i] * scale[i];
            }
        }
        return plus(output, weights.get(module + ".bias"));
    }

    static double[][] lookUp(double[][] table, int... rows) {
        double[][] found = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            found[i] = table[rows[i]].clone();
        }
        return found;
    }

    static void softmax(double[] scores) {
        double total = 0;
        for (int i = 0; i < scores.length; i++) {
            scores[i] = Math.exp(scores[i]);
            total += scores[i];
        }
        for (int i = 0; i < scores.length; i++) {
            scores[i] /= total;
        }
    }
}
