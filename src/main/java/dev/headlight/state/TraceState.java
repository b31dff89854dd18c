package dev.headlight.state;

import dev.headlight.core.ModelDescription;
import dev.headlight.core.TaskAnswer;
import dev.headlight.core.TokenizedText;
import dev.headlight.core.Trace;
import dev.headlight.core.TraceField;
import dev.headlight.engine.Engine;
import dev.headlight.engine.ModelOpenException;
import java.util.Set;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The open model, the text and the newest trace. Commands in, read-only properties out; both on one thread, the one that
 * {@code foreground} runs its tasks on. Models and runs live on a worker: a newer request cancels the one under way and
 * a stale answer is never published. The last trace stays until the next is there.
 */
public final class TraceState implements AutoCloseable {
    private static final String CARRIED = "No model is open: the numbers came with a file.";

    private final RequestNumbers requests;
    private final EngineOpener opener;
    private final NewestWins worker = new NewestWins("headlight-engine");
    private final ReadOnlyObjectWrapper<ModelStatus> model;
    private final TraceResults results;
    private final ReadOnlyObjectWrapper<@Nullable TokenizedText> tokens = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<ModelStatus.@Nullable Failed> failure = new ReadOnlyObjectWrapper<>();
    private final Interventions interventions = new Interventions(this::rerun);
    private final ReadOnlyObjectWrapper<InputText> input = new ReadOnlyObjectWrapper<>(InputText.EMPTY);
    private Set<TraceField> needed = Set.of();
    private @Nullable Engine engine;

    /** Opens engines; called on the worker. */
    @FunctionalInterface
    public interface EngineOpener {
        Engine open(ModelDescription model) throws ModelOpenException;
    }

    public TraceState(Executor foreground, EngineOpener opener) {
        this.opener = opener;
        requests = new RequestNumbers(foreground);
        results = new TraceResults(requests);
        model = new ReadOnlyObjectWrapper<>(new ModelStatus.Missing("No model is open yet."));
    }

    public ReadOnlyObjectProperty<ModelStatus> modelProperty() {
        return model.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<RunStatus> runProperty() {
        return results.run();
    }

    /** The tokens of the text with masks over it, ahead of the trace; null until a model is open. */
    public ReadOnlyObjectProperty<@Nullable TokenizedText> tokensProperty() {
        return tokens.getReadOnlyProperty();
    }

    /** The newest finished trace; null until there is one. */
    public ReadOnlyObjectProperty<@Nullable Trace> traceProperty() {
        return results.trace();
    }

    /** A trace that came with a file and is shown in the place of a model's; null while a model makes the traces. */
    public ReadOnlyObjectProperty<@Nullable Trace> carriedProperty() {
        return results.carried();
    }

    /** The model that could not be opened last while another one was open, which therefore stayed; null if none. */
    public ReadOnlyObjectProperty<ModelStatus.@Nullable Failed> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /**
     * What the model answers to the same tokens with all heads on; it belongs to {@link #traceProperty} and is set
     * before it. Null where all heads are on or the model answers nothing.
     */
    public ReadOnlyObjectProperty<@Nullable TaskAnswer> originalProperty() {
        return results.original();
    }

    /** Masks over the text and heads that are switched off. */
    public Interventions interventions() {
        return interventions;
    }

    public InputText input() {
        return input.get();
    }

    /** The text as the user typed it, or as a command changed it for the user. */
    public ReadOnlyObjectProperty<InputText> inputProperty() {
        return input.getReadOnlyProperty();
    }

    /** How people read a token of the open model that stands in no text, such as a predicted word. */
    public String tokenReading(int id) {
        return engine == null ? "" : engine.tokenReading(id);
    }

    /** The open engine for runs beside the trace's, or null; this state closes it. */
    @Nullable
    Engine engine() {
        return model.get() instanceof ModelStatus.Open ? engine : null;
    }

    /** States that there is no model to open. */
    public void missing(String reason) {
        model.set(new ModelStatus.Missing(reason));
    }

    /** Shows a trace that came with a file; until a model is opened, nothing runs. */
    public void showCarried(Trace trace) {
        requests.next();
        closeEngine();
        interventions.closed();
        failure.set(null);
        results.carry(trace);
        input.set(InputText.of(trace.text()));
        tokens.set(trace.text());
        model.set(new ModelStatus.Missing(CARRIED));
        results.show(trace, new RunStatus.Idle());
    }

    /**
     * Shows a trace of an earlier start until the model, which is opened next, has made its own of the same text. Called
     * before a model is open.
     */
    public void showKept(Trace trace) {
        input.set(InputText.of(trace.text()));
        tokens.set(trace.text());
        results.show(trace, new RunStatus.Kept());
    }

    /** Takes a new text, tokenizes it at once and runs the model. */
    public void setInput(InputText next) {
        if (!next.equals(input.get())) {
            input.set(next);
            rerun();
        }
    }

    /**
     * What the views need beside the attentions. The model runs again where the newest run was not asked for all of it;
     * what a model does not yield stays missing.
     */
    public void setNeeded(Set<TraceField> fields) {
        boolean isMore = !needed.containsAll(fields);
        needed = Set.copyOf(fields);
        if (isMore) {
            rerun();
        }
    }

    /** Opens another model; the old one's picture stays until the new one's is there. */
    public void openModel(ModelDescription description) {
        long request = requests.next();
        failure.set(null);
        model.set(new ModelStatus.Opening(description));
        worker.submit(new OpenJob(description, opener, new OpenReport(requests, request, this::opened, this::fail)));
    }

    private void rerun() {
        Engine open = engine();
        if (open != null) {
            TokenizedText text = interventions.read(open, input.get());
            TraceJob.Listener listener = results.begin();
            worker.submit(new TraceRequests(
                            open, text, interventions.switchedOffProperty().get())
                    .job(needed, listener));
            // Last: who hears of new tokens may mask some, which begins a newer run.
            tokens.set(text);
        }
    }

    private void opened(Engine next) {
        closeEngine();
        engine = next;
        results.carry(null);
        interventions.opened(next);
        model.set(new ModelStatus.Open(next.model()));
        rerun();
    }

    /** Freeing native memory takes a while; neither the window nor the next run should wait. */
    private void closeEngine() {
        Engine old = engine;
        engine = null;
        if (old != null) {
            Thread.ofPlatform().name("headlight-close").start(old::close);
        }
    }

    /** A model that was open stays. */
    private void fail(ModelStatus.Failed reason) {
        Engine open = engine;
        if (open == null) {
            model.set(reason);
            forgetKept();
        } else {
            failure.set(reason);
            model.set(new ModelStatus.Open(open.model()));
            rerun();
        }
    }

    /** Numbers of a model that cannot be opened would stand there as if it could. */
    private void forgetKept() {
        if (results.run().get() instanceof RunStatus.Kept) {
            tokens.set(null);
            results.show(null, new RunStatus.Idle());
        }
    }

    /** Ends the run under way and frees the model. */
    @Override
    public void close() {
        requests.next();
        worker.close();
        if (engine != null) {
            engine.close();
            engine = null;
        }
    }
}
