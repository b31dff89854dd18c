package dev.headlight.analysis.reading;

import dev.headlight.core.Aggregate;
import dev.headlight.core.Reading;
import dev.headlight.core.Selection;
import dev.headlight.core.Threshold;
import dev.headlight.core.TokenFocus;
import dev.headlight.core.Trace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads traces as selections say, and keeps the last few readings of the last trace for all views that need them: while
 * only the focus or the threshold changes, the same object is answered. Safe on any thread.
 */
public final class Readings {
    private static final int MOST_KEPT = 4;

    private final Function<Trace, ValueNorms> norms;
    private final Map<Subject, ReadAttention> kept = new LinkedHashMap<>();
    private @Nullable TraceReadings last;

    /** All that a reading of one trace depends on. */
    private record Subject(int layer, SortedSet<Integer> heads, Reading reading, int flowRows) {}

    /** Readings that know nothing of values. */
    public Readings() {
        this(trace -> ValueNorms.UNKNOWN);
    }

    /** @param norms how long the vectors are that heads pass on; asked on any thread */
    public Readings(Function<Trace, ValueNorms> norms) {
        this.norms = norms;
    }

    /**
     * The trace as the selection reads it. At 128 tokens this takes a few milliseconds, at 512 less than a tenth of a
     * second, so it belongs on a background thread. Attention flow is only as complete as {@link #missing} has made it.
     */
    public synchronized ReadAttention of(Trace trace, Selection selection) {
        TraceReadings known = known(trace);
        Subject subject = subject(known, selection);
        ReadAttention read = kept.get(subject);
        if (read == null) {
            read = new Reader(trace, selection, known).read();
            kept.put(subject, read);
            if (kept.size() > MOST_KEPT) {
                kept.remove(kept.keySet().iterator().next());
            }
        }
        return read;
    }

    /** The heads of a trace, each by itself, as a reading without aggregate and threshold has them. */
    public synchronized HeadRows heads(Trace trace, Reading reading) {
        return new HeadRows(trace, reading, reading.valueWeighted() ? known(trace)::norms : ValueNorms.UNKNOWN);
    }

    private TraceReadings known(Trace trace) {
        TraceReadings known = last;
        if (known == null || !known.isOf(trace)) {
            known = new TraceReadings(trace, norms.apply(trace));
            last = known;
            kept.clear();
        }
        return known;
    }

    private static Subject subject(TraceReadings known, Selection selection) {
        Reading reading = selection.reading();
        boolean flows = reading.aggregate().over() == Aggregate.Over.FLOW;
        return new Subject(
                selection.shownLayer(),
                selection.shownHeads(),
                reading.withThreshold(Threshold.USUAL),
                flows ? known.flow(selection.shownLayer()).known() : 0);
    }

    /**
     * Work that takes long and without which the reading is incomplete: attention flow, of all tokens in short texts, of
     * the focused one in long texts. Empty where nothing is missing.
     */
    public Optional<SlowWork> missing(Trace trace, Selection selection) {
        int tokens = trace.text().size();
        boolean isFlow = selection.reading().aggregate().over() == Aggregate.Over.FLOW;
        if (!isFlow || FlowSize.isTooLarge(tokens, selection.shownLayer() + 1)) {
            return Optional.empty();
        }
        FlowRows flow = flow(trace, selection.shownLayer());
        List<Integer> wanted = (FlowSize.isForAllRows(tokens)
                        ? IntStream.range(0, tokens).boxed().toList()
                        : focused(trace, selection))
                .stream().filter(query -> !flow.isKnown(query)).toList();
        return wanted.isEmpty() ? Optional.empty() : Optional.of(() -> workOut(flow, wanted));
    }

    private synchronized FlowRows flow(Trace trace, int layer) {
        return known(trace).flow(layer);
    }

    private static void workOut(FlowRows flow, List<Integer> queries) {
        try {
            queries.forEach(flow::workOut);
        } finally {
            flow.release();
        }
    }

    private static List<Integer> focused(Trace trace, Selection selection) {
        Axes axes = Axes.of(trace.text(), selection.reading());
        return switch (axes.toUnits(selection.focus())) {
            case TokenFocus.Query(int unit) -> axes.queries().unit(unit).tokens();
            case TokenFocus.Pair(int unit, int key) -> axes.queries().unit(unit).tokens();
            case TokenFocus.Key key -> List.of();
            case TokenFocus.None none -> List.of();
        };
    }

    /** Work on a thread of its own. */
    @FunctionalInterface
    public interface SlowWork {
        /**
         * Works until it is done; what is done stays done.
         *
         * @throws CancellationException soon after the thread was interrupted
         */
        void run();
    }
}
