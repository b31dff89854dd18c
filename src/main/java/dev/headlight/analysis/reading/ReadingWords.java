package dev.headlight.analysis.reading;

import dev.headlight.core.Aggregate;
import dev.headlight.core.Hiding;
import dev.headlight.core.Reading;
import dev.headlight.core.SentenceFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Says how weights were read and what that leaves out, for captions and the status line. */
final class ReadingWords {
    /** The finding of the paper's own table 3, which whoever reads rollout or flow should know. */
    private static final String DOUBT =
            "on a real classifier it hardly correlates with gradients (at most .14, Abnar &" + " Zuidema 2020)";

    private ReadingWords() {}

    /** What was done, one clause each; empty where every weight is shown as the model has it. */
    static List<String> changes(Reading reading, ShownTokens shown, boolean isWeighted) {
        Hiding hiding = reading.hiding();
        List<String> changes = new ArrayList<>();
        if (isWeighted) {
            changes.add("weighted by the norms of the values");
        }
        if (shown.isPair() && hiding.sentences() != SentenceFilter.ALL) {
            changes.add("only " + hiding.sentences().label());
        }
        String specials = specials(hiding, shown);
        if (!specials.isEmpty()) {
            changes.add(specials);
        }
        long byHand = shown.tokens().stream().filter(shown::isHiddenByHand).count();
        if (byHand > 0) {
            changes.add(byHand + (byHand == 1 ? " token" : " tokens") + " hidden by hand");
        }
        if (reading.words()) {
            changes.add("whole words");
        }
        return changes;
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

    /** How much the hidden keys got; empty where none is hidden. */
    static String hidden(Reading reading, Axes axes, double share) {
        if (axes.keys().units().stream().mapToInt(unit -> unit.tokens().size()).sum()
                == axes.keys().tokens()) {
            return "";
        }
        String gone = String.format(Locale.ROOT, "hidden keys get %.1f %% of the attention", 100 * share);
        return reading.hiding().rescales() ? gone + ", rows rescaled to sum to 1" : gone + ", rows not rescaled";
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
