package dev.headlight.analysis.heads;

import java.util.Locale;

/** The numbers of {@link HeadStatistics} by name, as files and people know them. */
public enum HeadStatistic {
    TO_PREV("to previous", "Mean share of attention to the token before."),
    TO_NEXT("to next", "Mean share of attention to the token after."),
    TO_SELF("to itself", "Mean share of attention to the token itself."),
    TO_FIRST("to first", "Mean share of attention to the first token, whatever it is."),
    TO_CLS("to [CLS]", "Mean share of attention to the classifier's token at the beginning."),
    TO_SEP("to [SEP]", "Mean share of attention to all separators together."),
    TO_PUNCT("to . and ,", "Mean share of attention to full stops and commas together."),
    TO_SAME_WORD("to same word", "Mean share of attention to the other pieces of the token's own word."),
    TO_REPEATED("to repeated", "Mean share of attention to the same token at other places, special tokens left out."),
    SEP_TO_SEP("[SEP] to [SEP]", "Mean share of the separators' attention to separators."),
    REST_TO_SEP("rest to [SEP]", "Mean share of the other tokens' attention to separators."),
    MEAN_DISTANCE("distance", "Mean distance in tokens to what is looked at, weighted by attention."),
    ENTROPY("entropy", "Mean entropy of the rows in nats: 0 where each token looks at one token only."),
    ENTROPY_RELATIVE(
            "relative entropy", "Entropy divided by that of attention which is spread evenly over what can be seen."),
    ENTROPY_CLS("entropy of first", "Entropy of the first token's row in nats."),
    ENTROPY_CLARK(
            "smoothed entropy",
            "Mean entropy in nats of the rows mixed with a ten-thousandth of even attention, as Clark et al. have it.");

    private final String label;
    private final String meaning;

    HeadStatistic(String label, String meaning) {
        this.label = label;
        this.meaning = meaning;
    }

    /** The name in files, such as {@code to_cls}. */
    public String externalName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A few words for menus and tables, such as {@code to previous}. */
    public String label() {
        return label;
    }

    /** One sentence that says what is measured. */
    public String meaning() {
        return meaning;
    }

    /** Whether it is a share of attention, 0..1. */
    public boolean isShare() {
        return switch (this) {
            case MEAN_DISTANCE, ENTROPY, ENTROPY_RELATIVE, ENTROPY_CLS, ENTROPY_CLARK -> false;
            default -> true;
        };
    }
}
