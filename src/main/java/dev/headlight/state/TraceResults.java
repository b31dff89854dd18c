package dev.headlight.state;

import dev.headlight.core.TaskAnswer;
import dev.headlight.core.Trace;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** What came of the newest run. The last trace stays until the next is there. */
final class TraceResults {
    private final RequestNumbers requests;
    private final ReadOnlyObjectWrapper<RunStatus> run = new ReadOnlyObjectWrapper<>(new RunStatus.Idle());
    private final ReadOnlyObjectWrapper<@Nullable Trace> trace = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable TaskAnswer> original = new ReadOnlyObjectWrapper<>();

    private final ReadOnlyObjectWrapper<@Nullable Trace> carried = new ReadOnlyObjectWrapper<>();

    TraceResults(RequestNumbers requests) {
        this.requests = requests;
    }

    ReadOnlyObjectProperty<RunStatus> run() {
        return run.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable Trace> trace() {
        return trace.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<@Nullable TaskAnswer> original() {
        return original.getReadOnlyProperty();
    }

    /** The trace that stands for a model, or null. */
    ReadOnlyObjectProperty<@Nullable Trace> carried() {
        return carried.getReadOnlyProperty();
    }

    void carry(@Nullable Trace stands) {
        carried.set(stands);
    }

    /** Shows a trace that was there already, or none. */
    void show(@Nullable Trace finished, RunStatus status) {
        original.set(null);
        trace.set(finished);
        run.set(status);
    }

    /** States that a run began; yields who is to be told how it ended, on any thread. */
    TraceJob.Listener begin() {
        run.set(new RunStatus.Running());
        return new Answer(requests.next());
    }

    /** Takes over what came of a request, unless there is a newer one. */
    private final class Answer implements TraceJob.Listener {
        private final long request;

        Answer(long request) {
            this.request = request;
        }

        @Override
        public void finished(Trace finished, @Nullable TaskAnswer answer) {
            requests.handOver(request, () -> {
                original.set(answer);
                trace.set(finished);
                run.set(new RunStatus.Done(finished.provenance().duration()));
            });
        }

        @Override
        public void failed(String reason) {
            requests.handOver(request, () -> run.set(new RunStatus.Failed(reason)));
        }
    }
}
