package dev.headlight.state;

import dev.headlight.analysis.reading.ValueNorms;
import dev.headlight.core.HeadRef;
import dev.headlight.core.HeadVectors;
import dev.headlight.core.ModelDescription;
import dev.headlight.core.Trace;
import dev.headlight.engine.EngineSettings;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The lengths ‖f(x)‖ of what heads pass on, for traces of the open model. Models are named on one thread; lengths are
 * asked for on any other.
 */
public final class ValueLengths {
    private final EngineSettings settings;
    private volatile @Nullable OutputMatrices open;

    public ValueLengths(EngineSettings settings) {
        this.settings = settings;
    }

    /** Keeps up with the model that is open. */
    public void follow(TraceState traces) {
        traces.modelProperty().subscribe(this::opened);
    }

    private void opened(ModelStatus status) {
        OutputMatrices known = open;
        if (status instanceof ModelStatus.Open now
                && (known == null || !known.model().equals(now.model()))) {
            open = new OutputMatrices(now.model(), settings);
        }
    }

    /** {@code [tokens]}; empty where the trace has no values, or the model's output matrix was not found. */
    public Optional<float[]> of(Trace trace, HeadRef head) {
        HeadVectors values = trace.details().values();
        OutputMatrices matrices = open;
        if (values == null || matrices == null || !isOf(trace, matrices.model())) {
            return Optional.empty();
        }
        return matrices.of(head.layer())
                .filter(metric -> metric.fits(values))
                .map(metric -> metric.lengths(values, head));
    }

    /** The same for all heads of a trace. */
    public ValueNorms norms(Trace trace) {
        return trace.details().values() == null ? ValueNorms.UNKNOWN : head -> of(trace, head);
    }

    private static boolean isOf(Trace trace, ModelDescription model) {
        return trace.provenance().model().equals(model.id())
                && trace.provenance().sha256().equals(model.files().sha256());
    }
}
