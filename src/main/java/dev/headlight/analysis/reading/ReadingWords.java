package dev.headlight.analysis.reading;

import dev.headlight.core.Aggregate;
import dev.headlight.core.Hiding;
import dev.headlight.core.Reading;
import dev.headlight.core.SentenceFilter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Says how weights were read and what that leaves out, for captions and the status line. */
final class ReadingWords {
    /** The finding of the paper's own table 3, which whoever reads rollout or flow should know. */
    private static final String DOUBT =
            "on a real classifier it hardly correlates with gradients (at most .14, Abnar &" + " Zuidema 2020)";

    private ReadingWords() {}

    /**
     * What was done, one clause each; empty where every weight is shown as the model has it.
     *
     * @param isWeighted whether norms of values were known
     * @param hidesKeys whether attention goes to tokens that are not shown
     */
    static List<String> changes(Reading reading, ShownTokens shown, boolean isWeighted, boolean hidesKeys) {
        Hiding hiding = reading.hiding();
        long byHand = shown.tokens().stream().filter(shown::isHiddenByHand).count();
        return Stream.of(
                        isWeighted ? "weighted by the norms of the values" : "",
                        shown.isPair() && hiding.sentences() != SentenceFilter.ALL
                                ? "only " + hiding.sentences().label()
                                : "",
                        specials(hiding, shown),
                        byHand == 0 ? "" : byHand + (byHand == 1 ? " token" : " tokens") + " hidden by hand",
                        hidesKeys && hiding.rescales() ? "rows rescaled to sum to 1" : "",
                        reading.words() ? "whole words" : "")
                .filter(change -> !change.isEmpty())
                .toList();
    }

    private static String specials(Hiding hiding, ShownTokens shown) {
        String names = String.join(", ", shown.specials());
        if (names.isEmpty() || !(hiding.specialKeys() || hiding.specialQueries())) {
            return "";
        }
        String as = hiding.specialKeys() && hiding.specialQueries()
                ? "as keys and queries"
                : hiding.specialKeys() ? "as keys" : "as queries";
        return names + " hidden " + as;
    }

    /** How much the hidden keys got. */
    static String hidden(Reading reading, double share) {
        String gone = String.format(Locale.ROOT, "hidden keys get %.1f %% of the attention", 100 * share);
        return reading.hiding().rescales()
                ? gone + ", which the others are given in proportion"
                : gone + ", rows are not rescaled";
    }

    /** What to keep in mind about an aggregate; empty where there is nothing. */
    static String caution(Aggregate aggregate, int heads) {
        boolean isSum = aggregate.combination() == Aggregate.Combination.MEAN || heads == 1;
        return switch (aggregate.over()) {
            case EACH_HEAD -> "";
            case HEADS, LAYERS, CHOSEN ->
                isSum ? "" : "rows of a " + aggregate.combination().label() + " need not sum to 1";
            case ROLLOUT -> "rollout: " + DOUBT;
            case FLOW -> "flow: " + DOUBT;
        };
    }

    /** Why there is nothing to see. */
    static String empty(Axes axes) {
        if (axes.queries().size() == 0 && axes.keys().size() == 0) {
            return "Every token is hidden. Bring some back under Show.";
        }
        return axes.queries().size() == 0
                ? "No token is left that looks. Bring some back under Show."
                : "No token is left that is looked at. Bring some back under Show.";
    }
}
