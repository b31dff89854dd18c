package dev.headlight.analysis.prediction;

import dev.headlight.core.FloatTensor;

/** Logits as probabilities, in double precision. */
final class Logits {
    private Logits() {}

    /** {@code exp(x - max) / sum exp(x - max)} over all of them. */
    static double[] softmax(float[] logits) {
        double logSum = logSum(logits);
        double[] probabilities = new double[logits.length];
        for (int i = 0; i < logits.length; i++) {
            probabilities[i] = Math.exp(logits[i] - logSum);
        }
        return probabilities;
    }

    /** The natural logarithm of the softmax of one of them, which does not vanish where the probability would. */
    static double logSoftmax(float[] logits, int index) {
        return logits[index] - logSum(logits);
    }

    /** {@code log sum exp(x)}. */
    private static double logSum(float[] logits) {
        double max = Double.NEGATIVE_INFINITY;
        for (float logit : logits) {
            max = Math.max(max, logit);
        }
        double sum = 0;
        for (float logit : logits) {
            sum += Math.exp(logit - max);
        }
        return max + Math.log(sum);
    }

    /** {@code 1 / (1 + exp(-x))}. */
    static double sigmoid(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }

    /** One row of the innermost dimension. */
    static float[] row(FloatTensor tensor, int row) {
        float[] numbers = new float[tensor.dimension(tensor.rank() - 1)];
        tensor.copy(Math.multiplyExact(row, numbers.length), numbers);
        return numbers;
    }
}
