package dev.headlight.analysis.reading;

import dev.headlight.core.HeadRef;
import dev.headlight.core.Trace;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What was worked out of one trace for all layers and may be asked for again. Safe on any thread. */
final class TraceReadings {
    private final Trace trace;
    private final LayerSteps steps;
    private final Rollout rollout;
    private final ValueNorms norms;
    private final Map<HeadRef, Optional<float[]>> knownNorms = new ConcurrentHashMap<>();
    private final Map<Integer, FlowRows> flows = new HashMap<>();

    TraceReadings(Trace trace, ValueNorms norms) {
        this.trace = trace;
        this.norms = norms;
        this.steps = new LayerSteps(trace.attentions());
        this.rollout = new Rollout(steps);
    }

    @SuppressWarnings("ReferenceEquality") // comparing what large traces hold would cost more than reading them
    boolean isOf(Trace other) {
        return trace == other;
    }

    /** The norms of one head, asked for once. */
    Optional<float[]> norms(HeadRef head) {
        return knownNorms.computeIfAbsent(head, norms::of);
    }

    Rollout rollout() {
        return rollout;
    }

    /** @param layer from 0 */
    synchronized FlowRows flow(int layer) {
        return flows.computeIfAbsent(layer, wanted -> new FlowRows(steps, wanted));
    }
}
