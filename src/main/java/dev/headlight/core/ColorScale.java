package dev.headlight.core;

/** How a weight becomes a place on the colour map. */
public enum ColorScale {
    /** In proportion, so that twice the weight is twice as far. */
    LINEAR,
    /** By the square root, so that small weights can be told from none. */
    SQUARE_ROOT,
    /** In proportion for short texts; by the square root for long ones, where most weights are small. */
    AUTOMATIC;

    /** From this number of tokens on a row's attention is spread so thin that most cells would look empty. */
    private static final int LONG_TEXT = 48;

    /** What this comes down to for a text: never {@link #AUTOMATIC}. */
    public ColorScale resolved(int tokens) {
        if (this != AUTOMATIC) {
            return this;
        }
        return tokens < LONG_TEXT ? LINEAR : SQUARE_ROOT;
    }

    /** The place on the map, 0..1, of a weight, 0..1; for a resolved scale. */
    public float place(float weight) {
        return this == SQUARE_ROOT ? (float) Math.sqrt(weight) : weight;
    }
}
