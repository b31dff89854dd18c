package dev.headlight.analysis.heads;

import dev.headlight.analysis.Entropy;
import java.util.EnumMap;
import java.util.Map;

/** Adds the rows of one head up; see {@link HeadStatistic} for what the sums mean. */
final class StatisticsSum {
    private static final double KEPT_BY_SMOOTHING = 0.9999;

    private final TextFeatures text;
    private double toPrevious;
    private double toNext;
    private double toSelf;
    private double toFirst;
    private double toClassifier;
    private double toSeparators;
    private double toPunctuation;
    private double toSameWord;
    private double toRepeated;
    private double fromSeparators;
    private double distance;
    private double entropy;
    private double entropyOfFirst;
    private double entropySmoothed;
    private boolean looksAhead;

    StatisticsSum(TextFeatures text) {
        this.text = text;
    }

    void addRow(int query, float[] row) {
        addNeighbours(query, row);
        addRoles(query, row);
        addEntropy(query, row);
        distance += distance(query, row);
        looksAhead = looksAhead || hasWeightAfter(query, row);
    }

    private void addNeighbours(int query, float[] row) {
        toFirst += row[0];
        toSelf += row[query];
        if (query > 0) {
            toPrevious += row[query - 1];
        }
        if (query + 1 < row.length) {
            toNext += row[query + 1];
        }
    }

    private void addRoles(int query, float[] row) {
        double separators = text.toSeparators(row);
        toSeparators += separators;
        if (text.roles().isSeparator(query)) {
            fromSeparators += separators;
        }
        toClassifier += text.toClassifiers(row);
        toPunctuation += text.toPunctuation(row);
        toSameWord += text.toSameWord(query, row);
        toRepeated += text.toRepeated(query, row);
    }

    private void addEntropy(int query, float[] row) {
        double ofRow = Entropy.nats(row);
        entropy += ofRow;
        entropySmoothed += Entropy.smoothed(row, KEPT_BY_SMOOTHING);
        if (query == 0) {
            entropyOfFirst = ofRow;
        }
    }

    /** In two sums, one of each side, so that no absolute values stand in the loops. */
    private static double distance(int query, float[] row) {
        double before = 0;
        for (int key = 0; key < query; key++) {
            before += row[key] * (query - key);
        }
        double after = 0;
        for (int key = query + 1; key < row.length; key++) {
            after += row[key] * (key - query);
        }
        return before + after;
    }

    private static boolean hasWeightAfter(int query, float[] row) {
        for (int key = query + 1; key < row.length; key++) {
            if (row[key] > 0) {
                return true;
            }
        }
        return false;
    }

    HeadStatistics mean() {
        int rows = text.size();
        int separators = text.roles().separators();
        double even = evenEntropy(rows);
        Map<HeadStatistic, Double> means = new EnumMap<>(HeadStatistic.class);
        means.put(HeadStatistic.TO_PREV, toPrevious / rows);
        means.put(HeadStatistic.TO_NEXT, toNext / rows);
        means.put(HeadStatistic.TO_SELF, toSelf / rows);
        means.put(HeadStatistic.TO_FIRST, toFirst / rows);
        means.put(HeadStatistic.TO_CLS, toClassifier / rows);
        means.put(HeadStatistic.TO_SEP, toSeparators / rows);
        means.put(HeadStatistic.TO_PUNCT, toPunctuation / rows);
        means.put(HeadStatistic.TO_SAME_WORD, toSameWord / rows);
        means.put(HeadStatistic.TO_REPEATED, toRepeated / rows);
        means.put(HeadStatistic.SEP_TO_SEP, ratio(fromSeparators, separators));
        means.put(HeadStatistic.REST_TO_SEP, ratio(toSeparators - fromSeparators, rows - separators));
        means.put(HeadStatistic.MEAN_DISTANCE, distance / rows);
        means.put(HeadStatistic.ENTROPY, entropy / rows);
        means.put(HeadStatistic.ENTROPY_RELATIVE, ratio(entropy / rows, even));
        means.put(HeadStatistic.ENTROPY_CLS, entropyOfFirst);
        means.put(HeadStatistic.ENTROPY_CLARK, entropySmoothed / rows);
        return new HeadStatistics(means);
    }

    /** 0 where there is nothing to share among. */
    private static double ratio(double sum, double among) {
        return among == 0 ? 0 : sum / among;
    }

    /**
     * The mean entropy of rows that spread attention evenly over what they can see: {@code log n}, or less where no row
     * looks at later tokens, as in a decoder.
     */
    private double evenEntropy(int rows) {
        if (looksAhead) {
            return Math.log(rows);
        }
        double sum = 0;
        for (int row = 1; row <= rows; row++) {
            sum += Math.log(row);
        }
        return sum / rows;
    }
}
