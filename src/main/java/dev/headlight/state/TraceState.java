package dev.headlight.state;

import dev.headlight.core.ModelDescription;
import dev.headlight.core.Token;
import dev.headlight.core.TokenizedText;
import dev.headlight.core.Trace;
import dev.headlight.core.TraceField;
import dev.headlight.engine.Engine;
import dev.headlight.engine.ModelOpenException;
import dev.headlight.engine.Run;
import dev.headlight.engine.RunCancelledException;
import dev.headlight.engine.RunFailedException;
import dev.headlight.engine.TraceRequest;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The open model, the text and the newest trace. Commands in, read-only properties out; both on one thread, the one that
 * {@code foreground} runs its tasks on. Models and runs live on a worker: a newer request cancels the one under way and
 * a stale answer is never published. The last trace stays until the next is there.
 */
public final class TraceState implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(TraceState.class.getName());

    private final Executor foreground;
    private final EngineOpener opener;
    private final NewestWins worker = new NewestWins("headlight-engine");
    private final ReadOnlyObjectWrapper<ModelStatus> model;
    private final ReadOnlyObjectWrapper<RunStatus> run = new ReadOnlyObjectWrapper<>(new RunStatus.Idle());
    private final ReadOnlyObjectWrapper<@Nullable TokenizedText> tokens = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Trace> trace = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<ModelStatus.@Nullable Failed> failure = new ReadOnlyObjectWrapper<>();
    private InputText input = InputText.EMPTY;
    private Set<TraceField> needed = Set.of();
    private @Nullable Engine engine;
    private long newest;

    /** Opens engines; called on the worker. */
    @FunctionalInterface
    public interface EngineOpener {
        Engine open(ModelDescription model) throws ModelOpenException;
    }

    public TraceState(Executor foreground, EngineOpener opener) {
        this.foreground = foreground;
        this.opener = opener;
        model = new ReadOnlyObjectWrapper<>(new ModelStatus.Missing("No model is open yet."));
    }

    public ReadOnlyObjectProperty<ModelStatus> modelProperty() {
        return model.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<RunStatus> runProperty() {
        return run.getReadOnlyProperty();
    }

    /** The tokens of the text as typed, ahead of the trace; null until a model is open. */
    public ReadOnlyObjectProperty<@Nullable TokenizedText> tokensProperty() {
        return tokens.getReadOnlyProperty();
    }

    /** The newest finished trace; null until there is one. */
    public ReadOnlyObjectProperty<@Nullable Trace> traceProperty() {
        return trace.getReadOnlyProperty();
    }

    /** The model that could not be opened last while another one was open, which therefore stayed; null if none. */
    public ReadOnlyObjectProperty<ModelStatus.@Nullable Failed> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    public InputText input() {
        return input;
    }

    /** How people read a token of the open model that stands in no text, such as a predicted word. */
    public String tokenReading(int id) {
        return engine == null ? "" : engine.tokenReading(id);
    }

    /** States that there is no model to open. */
    public void missing(String reason) {
        model.set(new ModelStatus.Missing(reason));
    }

    /** Takes a new text, tokenizes it at once and runs the model. */
    public void setInput(InputText next) {
        if (!next.equals(input)) {
            input = next;
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
        long request = ++newest;
        failure.set(null);
        model.set(new ModelStatus.Opening(description));
        worker.submit(new OpenJob(description, request));
    }

    private void rerun() {
        Engine open = engine;
        if (open == null || !(model.get() instanceof ModelStatus.Open)) {
            return;
        }
        TokenizedText text = open.tokenize(input.text(), input.pair());
        tokens.set(text);
        run.set(new RunStatus.Running());
        worker.submit(new RunJob(open.prepare(request(open, text, needed)), ++newest));
    }

    private static TraceRequest request(Engine engine, TokenizedText text, Set<TraceField> needed) {
        Set<TraceField> fields = EnumSet.noneOf(TraceField.class);
        fields.addAll(needed);
        if (!engine.model().predictsTokens()) {
            fields.add(TraceField.LOGITS);
        }
        List<Integer> masks = engine.model().predictsTokens()
                ? text.tokens().stream()
                        .filter(token -> token.id() == engine.maskTokenId())
                        .map(Token::index)
                        .toList()
                : List.of();
        return new TraceRequest(text, fields, Set.of(), masks);
    }

    private void opened(Engine next, long request) {
        if (request != newest) {
            next.close();
            return;
        }
        engine = next;
        model.set(new ModelStatus.Open(next.model()));
        rerun();
    }

    /** A model that was open stays. */
    private void fail(ModelStatus.Failed reason) {
        Engine open = engine;
        if (open == null) {
            model.set(reason);
        } else {
            failure.set(reason);
            model.set(new ModelStatus.Open(open.model()));
            rerun();
        }
    }

    private void publish(Trace finished, long request) {
        if (request == newest) {
            trace.set(finished);
            run.set(new RunStatus.Done(finished.provenance().duration()));
        }
    }

    private void failed(RunStatus status, long request) {
        if (request == newest) {
            run.set(status);
        }
    }

    /** Ends the run under way and frees the model. */
    @Override
    public void close() {
        newest++;
        worker.close();
        if (engine != null) {
            engine.close();
            engine = null;
        }
    }

    private final class OpenJob implements NewestWins.Job {
        private final ModelDescription description;
        private final long request;

        OpenJob(ModelDescription description, long request) {
            this.description = description;
            this.request = request;
        }

        @Override
        public void run() {
            try {
                Engine next = opener.open(description);
                foreground.execute(() -> {
                    Engine old = engine;
                    opened(next, request);
                    if (old != null && old != engine) {
                        // Freeing native memory takes a while; neither the window nor the next run should wait.
                        Thread.ofPlatform().name("headlight-close").start(old::close);
                    }
                });
            } catch (ModelOpenException e) {
                LOG.log(Level.INFO, "model could not be opened", e);
                foreground.execute(() -> openFailed(e));
            }
        }

        private void openFailed(ModelOpenException e) {
            if (request == newest) {
                fail(new ModelStatus.Failed(description, String.valueOf(e.getMessage())));
            }
        }

        @Override
        public void cancel() {
            // Opening cannot be interrupted; a result that nobody wants any more is closed in opened().
        }
    }

    private final class RunJob implements NewestWins.Job {
        private final Run work;
        private final long request;

        RunJob(Run work, long request) {
            this.work = work;
            this.request = request;
        }

        @Override
        public void run() {
            try {
                Trace finished = work.execute();
                foreground.execute(() -> publish(finished, request));
            } catch (RunCancelledException e) {
                LOG.log(Level.FINE, "a newer request came", e);
            } catch (RunFailedException e) {
                LOG.log(Level.WARNING, "run failed", e);
                foreground.execute(() -> failed(new RunStatus.Failed(String.valueOf(e.getMessage())), request));
            }
        }

        @Override
        public void cancel() {
            work.cancel();
        }
    }
}
