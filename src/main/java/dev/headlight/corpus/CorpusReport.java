package dev.headlight.corpus;

import dev.headlight.analysis.heads.HeadDistances;
import dev.headlight.analysis.heads.HeadTable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the heads do over the texts of a file, and what was left out.
 *
 * @param model id of the model
 * @param source the file
 * @param means the statistics, averaged over the tokens of a text first and over the texts then
 * @param distances of all heads from each other over the first texts, or null where nobody asked
 * @param blankLines lines that held nothing
 * @param cutLines lines that were longer than a text may be
 * @param cutTexts texts of which tokens did not fit into the model
 * @param maxTokens what the model takes
 */
public record CorpusReport(
        String model,
        String source,
        HeadTable means,
        @Nullable HeadDistances distances,
        long blankLines,
        long cutLines,
        long cutTexts,
        int maxTokens) {
    /** What was left out, in sentences. */
    public List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        if (blankLines > 0) {
            remarks.add(count(blankLines, "blank line was", "blank lines were") + " skipped.");
        }
        if (cutLines > 0) {
            remarks.add(count(cutLines, "line was", "lines were") + " cut after " + TextLines.MOST_BYTES + " bytes.");
        }
        if (cutTexts > 0) {
            remarks.add(count(cutTexts, "text was", "texts were") + " cut to the " + maxTokens
                    + " tokens that the model takes.");
        }
        return List.copyOf(remarks);
    }

    private static String count(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
