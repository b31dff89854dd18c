package dev.headlight.analysis.heads;

import dev.headlight.analysis.TokenRoles;
import dev.headlight.core.TokenizedText;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a model calls its own tokens, and so what its heads' numbers are called.
 *
 * @param classifier such as {@code [CLS]}; empty where it has none
 * @param separator such as {@code [SEP]}; empty where it has none
 */
public record SpecialNames(String classifier, String separator) {
    public static SpecialNames of(TokenizedText text) {
        return of(TokenRoles.of(text));
    }

    static SpecialNames of(TokenRoles roles) {
        return new SpecialNames(roles.classifier(), roles.separator());
    }

    boolean isNone() {
        return classifier.isEmpty() && separator.isEmpty();
    }

    /** The statistics that mean something for this model: one without separators has no share to them. */
    public List<HeadStatistic> statistics() {
        return Stream.of(HeadStatistic.values()).filter(this::isMeant).toList();
    }

    private boolean isMeant(HeadStatistic statistic) {
        return switch (statistic) {
            case TO_CLS -> !classifier.isEmpty();
            case TO_SEP, SEP_TO_SEP, REST_TO_SEP -> !separator.isEmpty();
            default -> true;
        };
    }

    /** The statistic's label with the model's own names. */
    public String label(HeadStatistic statistic) {
        return named(statistic.label());
    }

    /** The role's label with the model's own names. */
    public String label(HeadRole role) {
        return named(role.label());
    }

    private String named(String text) {
        String first = classifier.isEmpty() ? text : text.replace("[CLS]", classifier);
        return separator.isEmpty() ? first : first.replace("[SEP]", separator);
    }
}
