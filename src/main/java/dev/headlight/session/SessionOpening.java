package dev.headlight.session;

import com.google.gson.JsonObject;
import dev.headlight.core.ModelDescription;
import dev.headlight.core.Trace;
import dev.headlight.state.InputText;
import dev.headlight.state.ModelStatus;
import dev.headlight.state.PinnedTrace;
import dev.headlight.state.Snapshot;
import dev.headlight.state.UndoState;
import dev.headlight.state.Workbench;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Opens sessions: reads the file, looks for the models, and puts the window into the saved state as one step that can be
 * taken back. Used on the JavaFX thread.
 */
public final class SessionOpening {
    private final Workbench workbench;
    private final UndoState undo;
    private final SessionDocument document;
    private final Notices notices;
    private final ModelQuestion question;
    private @Nullable Wanted wanted;
    private @Nullable Comparing comparing;

    /** Whether the next model that opens is the one that was looked for. */
    private boolean isLocated;

    /**
     * A session on its way into the window.
     *
     * @param file it came from, or null for a link
     * @param tree all fields of the file
     */
    private record Wanted(Session session, @Nullable Path file, JsonObject tree) {}

    /** The other side runs, so that it can be pinned; {@code model} is that of the main side. */
    private record Comparing(Wanted wanted, @Nullable ModelDescription model) {}

    public SessionOpening(Workbench workbench, UndoState undo, SessionDocument document, Notices notices) {
        this.workbench = workbench;
        this.undo = undo;
        this.document = document;
        this.notices = notices;
        question = new ModelQuestion(workbench, notices);
        CarriedNotice.follow(workbench.traces(), notices);
        workbench.traces().modelProperty().addListener((property, before, after) -> modelOpened(after));
        workbench.traces().traceProperty().addListener((property, before, after) -> traceCame(after));
    }

    /** Opens a file. */
    public void open(Path file) {
        Thread.ofPlatform().name("headlight-session").start(() -> {
            try {
                SessionFile.Content content = SessionFile.read(file);
                foreground(() -> begin(new Wanted(content.session(), file, content.tree())));
            } catch (SessionException e) {
                foreground(() -> refuse(file, String.valueOf(e.getMessage())));
            }
        });
    }

    private void foreground(Runnable action) {
        workbench.opening().foreground().execute(action);
    }

    private void refuse(Path file, String reason) {
        notices.say(Notice.warning(
                file.getFileName() + " was not opened",
                reason + ". What you see is as it was; open another file, or a copy of this one."));
    }

    /**
     * Shows what was read already.
     *
     * @param file it came from, or null for a link
     */
    public void open(SessionFile.Content content, @Nullable Path file) {
        begin(new Wanted(content.session(), file, content.tree()));
    }

    private void begin(Wanted next) {
        notices.dismiss();
        wanted = null;
        isLocated = false;
        ModelReference reference = next.session().main().model();
        Optional<ModelDescription> present = reference == null ? openModel() : question.find(reference);
        if (present.isPresent()) {
            show(next, present.get());
        } else if (next.session().main().trace() != null) {
            show(next, null);
        } else {
            wanted = next;
            look(reference);
        }
    }

    /** The model is not in the store: it may lie where it lay, or somebody knows where. */
    private void look(@Nullable ModelReference reference) {
        String path = reference == null ? null : reference.path();
        if (path != null && Files.exists(Path.of(path))) {
            isLocated = true;
            workbench.sources().files().reopen(Path.of(path));
        } else {
            question.ask(reference, this::useOther, () -> isLocated = true, () -> wanted = null);
        }
    }

    private Optional<ModelDescription> openModel() {
        return workbench.traces().modelProperty().get() instanceof ModelStatus.Open open
                ? Optional.of(open.model())
                : workbench.shelf().preferred(null);
    }

    private void useOther(ModelDescription model) {
        Wanted next = wanted;
        wanted = null;
        if (next != null) {
            show(next, model);
            ModelReference reference = next.session().main().model();
            if (reference != null && !reference.isTo(model)) {
                notices.say(question.warning(reference, model));
            }
        }
    }

    private void modelOpened(ModelStatus status) {
        Wanted next = wanted;
        if (next != null && status instanceof ModelStatus.Open open && isMeant(next, open.model())) {
            // The window is told of a model from within; what follows from it must see it open.
            foreground(() -> useOther(open.model()));
        }
    }

    /** Models also open for other reasons, such as when the program starts. */
    private boolean isMeant(Wanted next, ModelDescription model) {
        ModelReference reference = next.session().main().model();
        return isLocated || (reference != null && reference.isTo(model));
    }

    private void show(Wanted next, @Nullable ModelDescription model) {
        SavedSide other = next.session().compared();
        if (other == null || other.trace() != null) {
            PinnedTrace pinned = other == null || other.trace() == null
                    ? null
                    : SessionParts.pinned(other.trace(), other.selection());
            finish(next, SessionParts.snapshot(next.session(), model, pinned), false);
            return;
        }
        Optional<ModelDescription> otherModel = other.model() == null ? Optional.empty() : question.find(other.model());
        if (otherModel.isEmpty()) {
            finish(next, SessionParts.snapshot(next.session(), model, null), false);
            notices.say(question.withoutComparison(other));
            return;
        }
        comparing = new Comparing(next, model);
        undo.open(SessionParts.compared(other, next.session(), otherModel.get()), false);
        traceCame(workbench.traces().traceProperty().get());
    }

    /** The other side ran: it is pinned, and the main side follows. */
    private void traceCame(@Nullable Trace trace) {
        Comparing next = comparing;
        SavedSide other = next == null ? null : next.wanted().session().compared();
        if (next == null || other == null || trace == null || !isOf(other, trace)) {
            return;
        }
        comparing = null;
        PinnedTrace pinned = SessionParts.pinned(trace, other.selection());
        Snapshot snapshot = SessionParts.snapshot(next.wanted().session(), next.model(), pinned);
        foreground(() -> finish(next.wanted(), snapshot, true));
    }

    private static boolean isOf(SavedSide side, Trace trace) {
        return InputText.of(trace.text()).equals(side.input())
                && side.switchedOff().heads().equals(trace.provenance().switchedOff())
                && side.model() != null
                && trace.provenance().sha256().startsWith(side.model().sha256());
    }

    private void finish(Wanted next, Snapshot snapshot, boolean goesOn) {
        if (next.file() == null) {
            undo.open(snapshot.withOwnOf(undo.presentProperty().get().snapshot()), goesOn);
        } else {
            undo.open(snapshot, goesOn);
            document.opened(next.file(), next.tree());
        }
    }
}
