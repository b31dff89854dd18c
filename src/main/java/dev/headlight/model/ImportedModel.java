package dev.headlight.model;

import dev.headlight.core.ModelDescription;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an import left in the store.
 *
 * @param model as it can be opened now
 * @param cost what a smaller precision costs, or null where there is nothing to compare
 * @param remarks what the user should know, in sentences
 */
public record ImportedModel(
        ModelDescription model, @Nullable PrecisionCost cost, List<String> remarks) {
    public ImportedModel {
        remarks = List.copyOf(remarks);
    }

    private static final double MEGABYTE = 1e6;

    /** What a smaller precision costs, in a sentence; empty where there is nothing to compare. */
    public String costSentence() {
        return cost == null
                ? ""
                : String.format(
                        Locale.ROOT,
                        "Stored as %s: %.1f MB instead of %.1f MB; on a probe text no attention differs by more than"
                                + " %.2g.",
                        model.origin().precision(),
                        cost.bytesAfter() / MEGABYTE,
                        cost.bytesBefore() / MEGABYTE,
                        cost.largestDifference());
    }

    /**
     * What a smaller precision saves and costs.
     *
     * @param bytesBefore size of the weights in float32
     * @param bytesAfter size of the weights as they are stored
     * @param largestDifference largest absolute difference of any attention on the probe text, 0..1
     */
    public record PrecisionCost(long bytesBefore, long bytesAfter, double largestDifference) {}
}
