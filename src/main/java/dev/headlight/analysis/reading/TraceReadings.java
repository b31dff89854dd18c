package dev.headlight.analysis.reading;

import dev.headlight.core.Trace;
import java.util.HashMap;
import java.util.Map;

/** What was worked out of one trace for all layers and may be asked for again. Safe on any thread. */
final class TraceReadings {
    private final Trace trace;
    private final LayerSteps steps;
    private final Rollout rollout;
    private final Map<Integer, FlowRows> flows = new HashMap<>();

    TraceReadings(Trace trace) {
        this.trace = trace;
        this.steps = new LayerSteps(trace.attentions());
        this.rollout = new Rollout(steps);
    }

    @SuppressWarnings("ReferenceEquality") // comparing what large traces hold would cost more than reading them
    boolean isOf(Trace other) {
        return trace == other;
    }

    Rollout rollout() {
        return rollout;
    }

    /** @param layer from 0 */
    synchronized FlowRows flow(int layer) {
        return flows.computeIfAbsent(layer, wanted -> new FlowRows(steps, wanted));
    }
}
