package dev.headlight.state;

import dev.headlight.core.ModelDescription;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Takes steps back and brings them back: text, model, selection, reading, view, masks, switched-off heads, comparison
 * and notes. What one event changes is one step; what comes of a step by itself, such as pins that went with their
 * tokens, belongs to it. Typing goes by words, a slider that is dragged is one step. Used on the JavaFX thread.
 */
public final class UndoState {
    /** Steps that are remembered. */
    static final int MOST = 500;

    /** Steps may hold so many numbers of pinned and carried traces: 512 MB. */
    private static final long MOST_NUMBERS = 1L << 27;

    /** A slider that rests for longer is dragged anew. */
    private static final Duration DRAG = Duration.ofSeconds(1);

    private final Workbench workbench;
    private final InstantSource clock;
    private final Restoring restoring;
    private final UndoHistory<Snapshot> history;
    private final ReadOnlyObjectWrapper<Present> present = new ReadOnlyObjectWrapper<>();
    private @Nullable StepKind lastKind;
    private Instant lastTime = Instant.MIN;
    private boolean isExpected;
    private boolean byUser;

    /**
     * What the window shows.
     *
     * @param step tells steps apart; it stays while what the window shows changes by itself
     */
    public record Present(long step, Snapshot snapshot) {}

    /** Begins with what the window shows now. Made after everything that reacts to a new trace. */
    public UndoState(Workbench workbench, InstantSource clock) {
        this.workbench = workbench;
        this.clock = clock;
        restoring = new Restoring(workbench);
        Snapshot first = Snapshot.of(workbench, null);
        history = new UndoHistory<>(first, MOST);
        publish();
        new StateChanges(workbench, this::isChosen, this::changed).listen();
    }

    /** Whether somebody chose it: it is not the first, nor opened by taking a step back. */
    private boolean isChosen(ModelStatus status) {
        Snapshot.Subject before = history.present().state().subject();
        boolean isFirst = before.model() == null && before.carried() == null;
        return status instanceof ModelStatus.Open open
                && !isFirst
                && !open.model().equals(before.model());
    }

    private void changed(boolean user) {
        byUser |= user && !restoring.isBusy();
        if (!isExpected) {
            isExpected = true;
            // Everything that one event changes is one step.
            foreground().execute(this::look);
        }
    }

    private Executor foreground() {
        return workbench.opening().foreground();
    }

    /** Notes what changed since the last look. */
    private void look() {
        isExpected = false;
        boolean user = byUser;
        byUser = false;
        Snapshot before = history.present().state();
        Snapshot now = Snapshot.of(workbench, model(before));
        if (before.subject().model() == null && before.subject().carried() == null) {
            // The first model that opens is no step of the user's.
            before = before.withModel(now.subject().model());
            history.settle(before);
        }
        if (user && !now.equals(before)) {
            restoring.drop();
            step(before, now);
        } else if (!restoring.isWaiting()) {
            history.settle(now);
        }
        publish();
    }

    private @Nullable ModelDescription model(Snapshot before) {
        if (workbench.traces().carriedProperty().get() != null) {
            return null;
        }
        return workbench.traces().modelProperty().get() instanceof ModelStatus.Open open
                ? open.model()
                : before.subject().model();
    }

    private void step(Snapshot before, Snapshot now) {
        StepKind kind = StepKind.between(before, now);
        Instant time = clock.instant();
        if (kind == lastKind && goesOn(kind, before, now, time)) {
            history.goOn(now);
        } else {
            history.push(now);
            bound();
        }
        lastKind = kind;
        lastTime = time;
    }

    private boolean goesOn(StepKind kind, Snapshot before, Snapshot now, Instant time) {
        Optional<Snapshot> base = history.previous();
        return switch (kind) {
            case TEXT ->
                base.filter(first -> StepTexts.goesOn(first, before, now)).isPresent();
            case NOTES ->
                base.filter(first -> StepTexts.goesOnInNote(first, before, now)).isPresent();
            case THRESHOLD ->
                base.isPresent() && Duration.between(lastTime, time).compareTo(DRAG) < 0;
            default -> false;
        };
    }

    /** Old steps that hold large traces are forgotten early. */
    private void bound() {
        boolean more = true;
        while (more && SnapshotSize.numbers(history.states()) > MOST_NUMBERS) {
            more = history.forgetOldest();
        }
    }

    private void publish() {
        present.set(new Present(history.present().number(), history.present().state()));
    }

    /** What the window shows, or is about to show, without what is hovered. */
    public ReadOnlyObjectProperty<Present> presentProperty() {
        return present.getReadOnlyProperty();
    }

    /** Takes the last step back. */
    public void undo() {
        look();
        history.undo().ifPresent(this::restore);
    }

    /** Brings back what was taken back last. */
    public void redo() {
        look();
        history.redo().ifPresent(this::restore);
    }

    /**
     * Puts the window into another state, as one step.
     *
     * @param goesOn whether it belongs to the last step
     */
    public void open(Snapshot next, boolean goesOn) {
        look();
        if (goesOn) {
            history.goOn(next);
        } else {
            history.push(next);
        }
        bound();
        restore(next);
    }

    private void restore(Snapshot next) {
        lastKind = null;
        restoring.begin(next);
        publish();
        changed(false);
    }

    /** What {@link #undo} would take back, in words; empty where there is nothing. */
    public String undoWords() {
        return history.previous()
                .map(before ->
                        StepKind.between(before, history.present().state()).words())
                .orElse("");
    }

    /** What {@link #redo} would bring back, in words; empty where there is nothing. */
    public String redoWords() {
        return history.next()
                .map(next -> StepKind.between(history.present().state(), next).words())
                .orElse("");
    }
}
