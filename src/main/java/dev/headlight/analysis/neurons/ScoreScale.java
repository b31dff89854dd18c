package dev.headlight.analysis.neurons;

/**
 * The factor between the products of queries and keys and the scores that the softmax sees, and how well it is known.
 *
 * @param value the factor
 * @param formula where it comes from, such as {@code 1/√64}; empty where it was only measured
 * @param rest what the scores hold beside the scaled products
 */
public record ScoreScale(double value, String formula, Rest rest) {
    /** What is added to the scaled products. */
    public enum Rest {
        /** Nothing: the scaled products alone give the model's weights. */
        NONE(""),
        /** A term that depends on the distance from query to key alone, as in MPNet. */
        POSITION("position term"),
        /** Anything else; how the scale and this term share the score is then an estimate. */
        OTHER("remaining term");

        private final String label;

        Rest(String label) {
            this.label = label;
        }

        /** The name shown to people; empty for {@link #NONE}. */
        public String label() {
            return label;
        }
    }

    /** Whether the factor is one that models are known to use, in contrast to a measured number. */
    public boolean isKnown() {
        return !formula.isEmpty();
    }
}
