package dev.headlight.analysis.reading;

import dev.headlight.core.Aggregate.Combination;
import dev.headlight.core.AttentionMatrix;
import dev.headlight.core.AttentionTensor;
import dev.headlight.core.FloatTensor;
import dev.headlight.core.HeadRef;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Reads heads of a trace, one by one or several as one. Immutable; uses the common pool for what is large. */
final class HeadReader {
    /** Rows that one thread reads at a time. */
    private static final int CHUNK = 32;

    private final RowReader rows;
    private final AttentionTensor attentions;
    private final ValueNorms norms;

    /** @param norms {@link ValueNorms#UNKNOWN} to read weights as they are */
    HeadReader(RowReader rows, AttentionTensor attentions, ValueNorms norms) {
        this.rows = rows;
        this.attentions = attentions;
        this.norms = norms;
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Source(AttentionMatrix matrix, float @Nullable [] norms) {}

    private Source source(HeadRef head) {
        return new Source(attentions.matrix(head), norms.of(head).orElse(null));
    }

    /** One head; nothing is copied where it is read as it is. */
    ReadMatrix read(HeadRef head) {
        Source source = source(head);
        return rows.isPlain() && source.norms == null
                ? new ReadMatrix(source.matrix, 0)
                : combine(List.of(source), Combination.MEAN);
    }

    /** Several heads, each read by itself and then combined weight by weight. */
    ReadMatrix read(List<HeadRef> heads, Combination combination) {
        return heads.size() == 1
                ? read(heads.getFirst())
                : combine(heads.stream().map(this::source).toList(), combination);
    }

    /** A matrix of tokens that belongs to no head. */
    ReadMatrix read(AttentionMatrix matrix) {
        return rows.isPlain()
                ? new ReadMatrix(matrix, 0)
                : combine(List.of(new Source(matrix, null)), Combination.MEAN);
    }

    private ReadMatrix combine(List<Source> sources, Combination combination) {
        float[] weights = new float[rows.queries() * rows.keys()];
        int chunks = (rows.queries() + CHUNK - 1) / CHUNK;
        double hidden = IntStream.range(0, chunks)
                .parallel()
                .mapToDouble(chunk -> combineRows(sources, combination, chunk * CHUNK, weights))
                .sum();
        FloatTensor tensor = new FloatTensor(FloatBuffer.wrap(weights), rows.queries(), rows.keys());
        double count = Math.max(1, (double) rows.queries() * sources.size());
        return new ReadMatrix(AttentionMatrix.on(tensor), hidden / count);
    }

    private double combineRows(List<Source> sources, Combination combination, int first, float[] weights) {
        float[] scratch = new float[rows.tokens()];
        float[] row = new float[rows.keys()];
        float[] all = new float[rows.keys()];
        double hidden = 0;
        for (int query = first; query < Math.min(first + CHUNK, rows.queries()); query++) {
            Arrays.fill(all, combination == Combination.MINIMUM ? Float.POSITIVE_INFINITY : 0);
            for (Source source : sources) {
                hidden += rows.read(source.matrix, source.norms, query, scratch, row);
                take(row, all, combination);
            }
            if (combination == Combination.MEAN) {
                divide(all, sources.size());
            }
            System.arraycopy(all, 0, weights, query * all.length, all.length);
        }
        return hidden;
    }

    private static void take(float[] row, float[] all, Combination combination) {
        switch (combination) {
            case MEAN -> {
                for (int key = 0; key < row.length; key++) {
                    all[key] += row[key];
                }
            }
            case MAXIMUM -> {
                for (int key = 0; key < row.length; key++) {
                    all[key] = Math.max(all[key], row[key]);
                }
            }
            case MINIMUM -> {
                for (int key = 0; key < row.length; key++) {
                    all[key] = Math.min(all[key], row[key]);
                }
            }
        }
    }

    private static void divide(float[] row, int by) {
        if (by > 1) {
            for (int key = 0; key < row.length; key++) {
                row[key] /= by;
            }
        }
    }
}
