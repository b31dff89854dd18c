package dev.headlight.core;

/** How logits of labels are to be read. */
public enum LabelScale {
    /** One of the labels holds: a softmax over the logits gives probabilities. */
    ONE_OF_MANY,
    /** Any of the labels may hold: a sigmoid of each logit gives its probability. */
    ANY_OF_MANY,
    /** The logits are the answer, such as a similarity or a number of stars. */
    REGRESSION
}
