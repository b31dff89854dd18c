package dev.headlight.analysis.prediction;

import java.util.List;

/**
 * One thing that a model predicts.
 *
 * @param name what, in as few words as a row has room for
 * @param described the same with its place, such as {@code “world” at token 6}
 * @param measure how to find its number in any answer
 * @param value that number in this answer, usually a probability
 */
public record Prediction(String name, String described, Measure measure, double value) {
    /**
     * Predictions that compete with each other.
     *
     * @param title what they are about, such as {@code [MASK] at token 6}
     * @param isProbability whether the numbers are probabilities, 0..1
     * @param predictions the likeliest first
     */
    public record Group(String title, boolean isProbability, List<Prediction> predictions) {
        public Group {
            predictions = List.copyOf(predictions);
        }
    }
}
