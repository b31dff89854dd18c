package dev.headlight.analysis;

/** Adds the rows of one head up; see {@link HeadStatistics} for what the sums mean. */
final class StatisticsSum {
    private static final double KEPT_BY_SMOOTHING = 0.9999;

    private final TokenRoles roles;
    private double toCls;
    private double toSep;
    private double toPunctuation;
    private double toPrevious;
    private double toNext;
    private double toSelf;
    private double sepToSep;
    private double restToSep;
    private double entropy;
    private double entropyCls;
    private double entropySmoothed;

    StatisticsSum(TokenRoles roles) {
        this.roles = roles;
    }

    void addRow(int query, float[] row) {
        addNeighbours(query, row);
        addRoles(query, row);
        double rowEntropy = Entropy.nats(row);
        entropy += rowEntropy;
        entropySmoothed += Entropy.smoothed(row, KEPT_BY_SMOOTHING);
        if (query == 0) {
            entropyCls = rowEntropy;
        }
    }

    private void addNeighbours(int query, float[] row) {
        toSelf += row[query];
        if (query > 0) {
            toPrevious += row[query - 1];
        }
        if (query + 1 < row.length) {
            toNext += row[query + 1];
        }
    }

    private void addRoles(int query, float[] row) {
        double separators = 0;
        for (int key = 0; key < row.length; key++) {
            if (roles.isClassifier(key)) {
                toCls += row[key];
            } else if (roles.isSeparator(key)) {
                separators += row[key];
            } else if (roles.isPunctuation(key)) {
                toPunctuation += row[key];
            }
        }
        toSep += separators;
        if (roles.isSeparator(query)) {
            sepToSep += separators;
        } else {
            restToSep += separators;
        }
    }

    HeadStatistics mean() {
        int rows = roles.size();
        int separators = roles.separators();
        return new HeadStatistics(
                toCls / rows,
                toSep / rows,
                toPunctuation / rows,
                toPrevious / rows,
                toNext / rows,
                toSelf / rows,
                separators == 0 ? 0 : sepToSep / separators,
                separators == rows ? 0 : restToSep / (rows - separators),
                entropy / rows,
                entropyCls,
                entropySmoothed / rows);
    }
}
