package dev.headlight.state;

import dev.headlight.core.ModelDescription;
import dev.headlight.model.ModelStoreException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * Compares the checksums of a model's files with its manifest, once for each model and only after the first picture,
 * because reading half a gigabyte takes a second that nobody should wait for.
 */
public final class ModelCheck {
    private final Executor foreground;
    private final Executor background;
    private final Verifier verifier;
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final Set<ModelDescription> checked = new HashSet<>();

    /** Reads every file of a model; called on a background thread. */
    @FunctionalInterface
    public interface Verifier {
        void verify(ModelDescription model) throws ModelStoreException;
    }

    /** @param background where files are read, best when the first picture has been painted */
    public ModelCheck(Executor foreground, Executor background, Verifier verifier) {
        this.foreground = foreground;
        this.background = background;
        this.verifier = verifier;
    }

    /** What is wrong with the open model's files and what to do; empty while nothing is known to be. */
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /** Checks each model that a picture is made with. */
    public void follow(TraceState traces) {
        traces.modelProperty().subscribe(status -> problem.set(""));
        traces.traceProperty().subscribe(trace -> {
            if (trace != null && traces.modelProperty().get() instanceof ModelStatus.Open open) {
                checkOnce(open.model(), traces);
            }
        });
    }

    private void checkOnce(ModelDescription model, TraceState traces) {
        if (checked.add(model)) {
            background.execute(() -> check(model, traces));
        }
    }

    private void check(ModelDescription model, TraceState traces) {
        try {
            verifier.verify(model);
        } catch (ModelStoreException e) {
            foreground.execute(() -> {
                if (traces.modelProperty().get() instanceof ModelStatus.Open open
                        && open.model().equals(model)) {
                    problem.set(String.valueOf(e.getMessage()));
                }
            });
        }
    }
}
