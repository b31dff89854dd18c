package dev.headlight.core;

import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which tokens are left out of a view, and what becomes of the attention they got.
 *
 * @param sentences which sentence looks at which; without effect where there is one sentence
 * @param specialKeys whether tokens such as {@code [CLS]} and {@code [SEP]} are left out as tokens that are looked at
 * @param specialQueries whether they are left out as tokens that look
 * @param tokens tokens left out by hand, as both, by their index
 * @param rescales whether what is left of each row is divided by its sum, so that it sums to 1 again
 */
public record Hiding(
        SentenceFilter sentences,
        boolean specialKeys,
        boolean specialQueries,
        SortedSet<Integer> tokens,
        boolean rescales) {
    /** Nothing is left out. */
    public static final Hiding NOTHING =
            new Hiding(SentenceFilter.ALL, false, false, Collections.emptySortedSet(), false);

    public Hiding {
        tokens = Collections.unmodifiableSortedSet(new TreeSet<>(tokens));
    }

    public Hiding withSentences(SentenceFilter filter) {
        return new Hiding(filter, specialKeys, specialQueries, tokens, rescales);
    }

    public Hiding withSpecialKeys(boolean hidden) {
        return new Hiding(sentences, hidden, specialQueries, tokens, rescales);
    }

    public Hiding withSpecialQueries(boolean hidden) {
        return new Hiding(sentences, specialKeys, hidden, tokens, rescales);
    }

    public Hiding withTokens(SortedSet<Integer> hidden) {
        return new Hiding(sentences, specialKeys, specialQueries, hidden, rescales);
    }

    public Hiding withRescaling(boolean rescaled) {
        return new Hiding(sentences, specialKeys, specialQueries, tokens, rescaled);
    }
}
