package dev.headlight.analysis.reading;

import dev.headlight.core.AttentionMatrix;
import dev.headlight.core.Hiding;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Reads rows of token weights as rows of unit weights. Immutable; any thread, each with its own arrays. */
public final class RowReader {
    private final int[][] queries;
    private final int[] keyOfToken;
    private final int keys;
    private final boolean hidesKeys;
    private final boolean isEveryKey;
    private final boolean rescales;

    public RowReader(Axes axes, Hiding hiding) {
        this.queries = axes.queries().units().stream()
                .map(unit -> unit.tokens().stream().mapToInt(token -> token).toArray())
                .toArray(int[][]::new);
        this.keyOfToken = new int[axes.keys().tokens()];
        Arrays.setAll(keyOfToken, axes.keys()::unitOf);
        this.keys = axes.keys().size();
        this.isEveryKey = axes.keys().isEveryToken();
        this.hidesKeys = Arrays.stream(keyOfToken).anyMatch(key -> key < 0);
        this.rescales = hiding.rescales();
    }

    /** The number of rows. */
    public int queries() {
        return queries.length;
    }

    /** The number of weights in a row. */
    public int keys() {
        return keys;
    }

    /** How many weights a row of tokens has. */
    public int tokens() {
        return keyOfToken.length;
    }

    /** Whether rows of tokens are rows of units as they are. */
    boolean isPlain() {
        return isEveryKey && queries.length == keyOfToken.length;
    }

    /** Whether keys are hidden and their attention is not given to the others. */
    boolean losesAttention() {
        return hidesKeys && !rescales;
    }

    /**
     * Reads one row: the mean over the tokens of a query unit, each key unit the sum over its tokens.
     *
     * @param matrix weights of tokens
     * @param norms {@code [tokens]}, of the vectors that the weights carry, or null to read the weights as they are
     * @param query which unit
     * @param scratch {@code [tokens]}, overwritten
     * @param target {@code [keys]}, overwritten
     * @return the share of the row that hidden keys have, 0..1, before what remains is rescaled
     */
    public double read(AttentionMatrix matrix, float @Nullable [] norms, int query, float[] scratch, float[] target) {
        int[] tokens = queries[query];
        if (tokens.length == 1 && isEveryKey) {
            matrix.copyRow(tokens[0], target);
            weigh(target, norms);
            return 0;
        }
        Arrays.fill(target, 0);
        double hidden = 0;
        for (int token : tokens) {
            matrix.copyRow(token, scratch);
            weigh(scratch, norms);
            hidden += add(scratch, target);
        }
        divide(target, tokens.length);
        if (rescales && hidesKeys) {
            double sum = sum(target);
            divide(target, sum > 0 ? sum : 1);
        }
        return hidden / tokens.length;
    }

    /** Makes weights shares of the norms that they carry. */
    private static void weigh(float[] row, float @Nullable [] norms) {
        if (norms == null) {
            return;
        }
        for (int key = 0; key < row.length; key++) {
            row[key] *= norms[key];
        }
        double sum = sum(row);
        divide(row, sum > 0 ? sum : 1);
    }

    private double add(float[] row, float[] target) {
        double hidden = 0;
        for (int token = 0; token < row.length; token++) {
            int key = keyOfToken[token];
            if (key >= 0) {
                target[key] += row[token];
            } else {
                hidden += row[token];
            }
        }
        return hidden;
    }

    private static double sum(float[] row) {
        double sum = 0;
        for (float weight : row) {
            sum += weight;
        }
        return sum;
    }

    private static void divide(float[] row, double by) {
        if (by != 1) {
            float factor = (float) (1 / by);
            for (int key = 0; key < row.length; key++) {
                row[key] *= factor;
            }
        }
    }
}
