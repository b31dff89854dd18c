package dev.headlight.analysis.heads;

import dev.headlight.analysis.Entropy;

/** Adds the rows of one head up; see {@link HeadStatistic} for what the sums mean. */
final class StatisticsSum {
    private static final double KEPT_BY_SMOOTHING = 0.9999;

    private final TextFeatures text;
    private final double[] sums = new double[HeadStatistic.values().length];
    private boolean looksAhead;

    StatisticsSum(TextFeatures text) {
        this.text = text;
    }

    void addRow(int query, float[] row) {
        addNeighbours(query, row);
        addRoles(query, row);
        addEntropy(query, row);
        add(HeadStatistic.MEAN_DISTANCE, distance(query, row));
        looksAhead = looksAhead || hasWeightAfter(query, row);
    }

    private void add(HeadStatistic statistic, double number) {
        sums[statistic.ordinal()] += number;
    }

    private void addNeighbours(int query, float[] row) {
        add(HeadStatistic.TO_FIRST, row[0]);
        add(HeadStatistic.TO_SELF, row[query]);
        if (query > 0) {
            add(HeadStatistic.TO_PREV, row[query - 1]);
        }
        if (query + 1 < row.length) {
            add(HeadStatistic.TO_NEXT, row[query + 1]);
        }
    }

    private void addRoles(int query, float[] row) {
        double separators = text.toSeparators(row);
        add(HeadStatistic.TO_SEP, separators);
        add(text.roles().isSeparator(query) ? HeadStatistic.SEP_TO_SEP : HeadStatistic.REST_TO_SEP, separators);
        add(HeadStatistic.TO_CLS, text.toClassifiers(row));
        add(HeadStatistic.TO_PUNCT, text.toPunctuation(row));
        add(HeadStatistic.TO_SAME_WORD, text.toSameWord(query, row));
        add(HeadStatistic.TO_REPEATED, text.toRepeated(query, row));
    }

    private void addEntropy(int query, float[] row) {
        double entropy = Entropy.nats(row);
        add(HeadStatistic.ENTROPY, entropy);
        add(HeadStatistic.ENTROPY_CLARK, Entropy.smoothed(row, KEPT_BY_SMOOTHING));
        if (query == 0) {
            add(HeadStatistic.ENTROPY_CLS, entropy);
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
        double[] means = new double[sums.length];
        for (HeadStatistic statistic : HeadStatistic.values()) {
            int count = switch (statistic) {
                case SEP_TO_SEP -> separators;
                case REST_TO_SEP -> rows - separators;
                case ENTROPY_CLS -> 1;
                default -> rows;
            };
            means[statistic.ordinal()] = count == 0 ? 0 : sums[statistic.ordinal()] / count;
        }
        double even = evenEntropy(rows);
        means[HeadStatistic.ENTROPY_RELATIVE.ordinal()] = even == 0 ? 0 : means[HeadStatistic.ENTROPY.ordinal()] / even;
        return new HeadStatistics(means);
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
