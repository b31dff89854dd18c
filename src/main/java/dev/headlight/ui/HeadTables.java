package dev.headlight.ui;

import dev.headlight.analysis.heads.HeadTable;
import dev.headlight.core.Trace;
import dev.headlight.corpus.CorpusReport;
import org.jspecify.annotations.Nullable;

/**
 * The statistics of all heads, worked out once a trace for all who need them. Safe on any thread; not for the JavaFX
 * thread, because the first who asks does the work.
 */
final class HeadTables {
    private @Nullable Known last;

    private record Known(Trace trace, HeadTable table) {}

    /** Of the text of a trace. */
    @SuppressWarnings("ReferenceEquality") // comparing what large traces hold would cost more than the statistics
    synchronized HeadTable of(Trace trace) {
        Known known = last;
        if (known == null || known.trace != trace) {
            known = new Known(trace, HeadTable.of(trace.text(), trace.attentions()));
            last = known;
        }
        return known.table;
    }

    /** Of the texts that were chosen, if they were run through the model of the trace; else of its own text. */
    HeadTable of(Trace trace, @Nullable CorpusReport texts) {
        return isOf(texts, trace) && texts != null ? texts.means() : of(trace);
    }

    /** Whether the texts were run through the model of the trace. */
    static boolean isOf(@Nullable CorpusReport texts, Trace trace) {
        return texts != null && texts.model().equals(trace.provenance().model());
    }
}
