package dev.headlight.analysis.neurons;

/**
 * Takes out of a table what depends on its row alone and on the distance from query to key alone, by subtracting the
 * means of rows and distances in turn until they vanish (two-way demeaning).
 */
final class DistanceEffects {
    private static final int ROUNDS = 60;

    private final ScoreSample sample;

    DistanceEffects(ScoreSample sample) {
        this.sample = sample;
    }

    /** A new table {@code [rows, keys]}; places that the sample does not use stay as they are. */
    double[][] without(double[][] table) {
        double[][] rest = new double[table.length][];
        for (int row = 0; row < table.length; row++) {
            rest[row] = table[row].clone();
        }
        for (int round = 0; round < ROUNDS; round++) {
            subtractMeans(rest, true);
            subtractMeans(rest, false);
        }
        return rest;
    }

    private void subtractMeans(double[][] table, boolean ofDistances) {
        int groups = ofDistances ? 2 * sample.keys() : sample.rows();
        double[] sums = new double[groups];
        int[] counts = new int[groups];
        for (int row = 0; row < table.length; row++) {
            for (int key = 0; key < table[row].length; key++) {
                if (sample.isUsed(row, key)) {
                    int group = ofDistances ? distance(row, key) : row;
                    sums[group] += table[row][key];
                    counts[group]++;
                }
            }
        }
        for (int row = 0; row < table.length; row++) {
            for (int key = 0; key < table[row].length; key++) {
                if (sample.isUsed(row, key)) {
                    int group = ofDistances ? distance(row, key) : row;
                    table[row][key] -= sums[group] / counts[group];
                }
            }
        }
    }

    private int distance(int row, int key) {
        return key - sample.query(row) + sample.keys();
    }
}
