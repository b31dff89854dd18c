package dev.headlight.analysis.reading;

import dev.headlight.core.AttentionMatrix;
import dev.headlight.core.HeadRef;
import dev.headlight.core.Reading;
import dev.headlight.core.Trace;
import org.jspecify.annotations.Nullable;

/** All heads of a trace, each read by itself, row by row: for pictures of many heads. Immutable; any thread. */
public final class HeadRows {
    private final Trace trace;
    private final RowReader rows;
    private final ValueNorms norms;

    /** Where the heads of traces come from; {@link Readings#heads} is one. */
    @FunctionalInterface
    public interface Source {
        HeadRows of(Trace trace, Reading reading);
    }

    /** @param norms {@link ValueNorms#UNKNOWN} to read weights as they are */
    HeadRows(Trace trace, Reading reading, ValueNorms norms) {
        this.trace = trace;
        this.rows = new RowReader(Axes.of(trace.text(), reading), reading.hiding());
        this.norms = norms;
    }

    public int layers() {
        return trace.attentions().layers();
    }

    public int heads() {
        return trace.attentions().heads();
    }

    /** How many units look. */
    public int queries() {
        return rows.queries();
    }

    /** How many units are looked at. */
    public int keys() {
        return rows.keys();
    }

    /** A cursor over the rows of one head, for one thread. */
    public Cursor of(HeadRef head) {
        return new Cursor(head);
    }

    /** Reads the rows of one head into arrays of its own. */
    public final class Cursor {
        private final AttentionMatrix matrix;
        private final float @Nullable [] ofHead;
        private final float[] scratch = new float[rows.tokens()];

        private Cursor(HeadRef head) {
            matrix = trace.attentions().matrix(head);
            ofHead = norms.of(head).orElse(null);
        }

        /**
         * Reads one row, {@code [keys]}, into {@code target}.
         *
         * @return the share of the row that hidden keys have, 0..1, before what remains is rescaled
         */
        public double read(int query, float[] target) {
            return rows.read(matrix, ofHead, query, scratch, target);
        }
    }
}
