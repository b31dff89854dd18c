package dev.headlight.analysis;

import dev.headlight.core.AttentionMatrix;
import dev.headlight.core.TokenizedText;

/**
 * What one head does on one text, in the numbers of Clark et al. 2019 ("What Does BERT Look At?"). All but the last
 * three groups are means over the rows, special tokens included, so the first token's missing predecessor counts as 0.
 *
 * @param toCls share of attention to the first token where it is the classifier's, 0..1
 * @param toSep share to all separators together
 * @param toPunctuation share to full stops and commas together
 * @param toPrevious share to the token before
 * @param toNext share to the token after
 * @param toSelf share to the same token
 * @param sepToSep mean over the separators of their share to separators; 0 where there is none
 * @param restToSep mean over the other tokens of their share to separators
 * @param entropy mean entropy of the rows in nats, with 0 log 0 = 0
 * @param entropyCls entropy of the first row in nats
 * @param entropySmoothed mean entropy in nats of the rows smoothed to 0.9999 a + 0.0001 / n, as the paper's notebook
 *     has it
 */
public record HeadStatistics(
        double toCls,
        double toSep,
        double toPunctuation,
        double toPrevious,
        double toNext,
        double toSelf,
        double sepToSep,
        double restToSep,
        double entropy,
        double entropyCls,
        double entropySmoothed) {

    /** Reads every weight of one head, or of an aggregate of heads, once. */
    public static HeadStatistics of(AttentionMatrix matrix, TokenizedText text) {
        return of(matrix, TokenRoles.of(text));
    }

    /** The same for a text whose roles are known already, as when many heads are read. */
    public static HeadStatistics of(AttentionMatrix matrix, TokenRoles roles) {
        if (matrix.queries() != roles.size() || matrix.keys() != roles.size()) {
            throw new IllegalArgumentException("a matrix of " + matrix.queries() + " x " + matrix.keys()
                    + " does not belong to " + roles.size() + " tokens");
        }
        StatisticsSum sum = new StatisticsSum(roles);
        float[] row = new float[matrix.keys()];
        for (int query = 0; query < matrix.queries(); query++) {
            matrix.copyRow(query, row);
            sum.addRow(query, row);
        }
        return sum.mean();
    }
}
