package dev.headlight.core;

/**
 * How the weights of a trace are read: what is left out, what is joined, and what is made of several heads. The order is
 * fixed: value norms first, then hiding and words for each head, then several heads into one. Rollout and flow are
 * worked out over all tokens and read afterwards.
 *
 * @param hiding which tokens are left out
 * @param words whether the pieces of a word are joined: attention to a word is the sum over its pieces, attention from
 *     it their mean, so that rows still sum to 1 (Clark et al. 2019)
 * @param valueWeighted whether weights are multiplied by the norms of what they carry (Kobayashi et al. 2020); without
 *     effect where the norms are not known
 * @param aggregate what several heads are made into
 * @param threshold which links are drawn
 */
public record Reading(Hiding hiding, boolean words, boolean valueWeighted, Aggregate aggregate, Threshold threshold) {
    /** Every weight as the model has it. */
    public static final Reading PLAIN = new Reading(Hiding.NOTHING, false, false, Aggregate.NONE, Threshold.USUAL);

    /** What concerns every single head: the same without aggregate and threshold. */
    public Reading ofSingleHeads() {
        return new Reading(hiding, words, valueWeighted, Aggregate.NONE, Threshold.USUAL);
    }

    public Reading withHiding(Hiding other) {
        return new Reading(other, words, valueWeighted, aggregate, threshold);
    }

    public Reading withWords(boolean joined) {
        return new Reading(hiding, joined, valueWeighted, aggregate, threshold);
    }

    public Reading withValueWeighted(boolean weighted) {
        return new Reading(hiding, words, weighted, aggregate, threshold);
    }

    public Reading withAggregate(Aggregate other) {
        return new Reading(hiding, words, valueWeighted, other, threshold);
    }

    public Reading withThreshold(Threshold other) {
        return new Reading(hiding, words, valueWeighted, aggregate, other);
    }
}
