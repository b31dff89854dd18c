package dev.headlight.state;

import dev.headlight.core.AttentionTensor;
import dev.headlight.core.Trace;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.stream.Stream;

/** How much memory states keep that nothing else does. */
final class SnapshotSize {
    private SnapshotSize() {}

    /** Numbers in the attentions of all traces that are pinned or carried, each counted once. */
    static long numbers(Stream<Snapshot> states) {
        Set<Trace> traces = Collections.newSetFromMap(new IdentityHashMap<>());
        states.forEach(state -> {
            if (state.pinned() != null) {
                traces.add(state.pinned().trace());
            }
            if (state.subject().carried() != null) {
                traces.add(state.subject().carried());
            }
        });
        return traces.stream().mapToLong(trace -> numbers(trace.attentions())).sum();
    }

    private static long numbers(AttentionTensor attentions) {
        return (long) attentions.layers() * attentions.heads() * attentions.queries() * attentions.keys();
    }
}
