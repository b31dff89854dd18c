package dev.headlight.session;

import com.google.gson.JsonObject;
import dev.headlight.core.ModelDescription;
import dev.headlight.state.ModelStatus;
import dev.headlight.state.PinnedTrace;
import dev.headlight.state.Snapshot;
import dev.headlight.state.UndoState;
import dev.headlight.state.Workbench;
import java.nio.file.InvalidPathException;
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
    private final ComparisonRun comparison;
    private @Nullable Wanted wanted;

    /** Whether the next model that opens is the one that was looked for. */
    private boolean isLocated;

    /**
     * A session on its way into the window.
     *
     * @param file it came from, or null for a link
     * @param tree all fields of the file
     */
    private record Wanted(Session session, @Nullable Path file, JsonObject tree) {}

    public SessionOpening(Workbench workbench, UndoState undo, SessionDocument document, Notices notices) {
        this.workbench = workbench;
        this.undo = undo;
        this.document = document;
        this.notices = notices;
        question = new ModelQuestion(workbench, notices);
        comparison = new ComparisonRun(workbench, undo);
        CarriedNotice.follow(workbench.traces(), notices);
        workbench.traces().modelProperty().addListener((property, before, after) -> modelOpened(after));
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
        comparison.drop();
        ModelReference reference = next.session().main().model();
        Optional<ModelDescription> present = reference == null ? openModel() : question.find(reference);
        if (present.isPresent()) {
            show(next, present.get());
        } else if (next.session().main().trace() != null) {
            show(next, null);
        } else {
            wanted = next;
            Optional<ModelDescription> namesake = reference == null ? Optional.empty() : question.nearest(reference);
            namesake.ifPresentOrElse(this::useOther, () -> look(reference));
        }
    }

    /** The model is not in the store. A place that a stranger's file names is not looked at before the user agrees. */
    private void look(@Nullable ModelReference reference) {
        String path = reference == null ? null : reference.path();
        if (path != null && workbench.opening().recent().locations().contains(path)) {
            locate(path);
        } else {
            question.ask(reference, new Answers());
        }
    }

    private void locate(String path) {
        isLocated = true;
        notices.dismiss();
        try {
            workbench.sources().files().reopen(Path.of(path));
        } catch (InvalidPathException e) {
            notices.say(
                    Notice.warning("No such place", path + " is no path on this computer. Open the model (Ctrl+O)."));
        }
    }

    /** What the user can say to the question for a model. */
    private final class Answers implements ModelQuestion.Answers {
        @Override
        public void openAt(String path) {
            locate(path);
        }

        @Override
        public void use(ModelDescription model) {
            useOther(model);
        }

        @Override
        public void goLooking() {
            isLocated = true;
        }

        @Override
        public void cancel() {
            wanted = null;
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
            PinnedTrace pinned =
                    other == null || other.trace() == null ? null : new PinnedTrace(other.trace(), other.selection());
            finish(next, SessionParts.snapshot(next.session(), model, pinned), false);
            return;
        }
        Optional<ModelDescription> otherModel =
                other.model() == null ? Optional.empty() : question.nearest(other.model());
        if (otherModel.isEmpty()) {
            finish(next, SessionParts.snapshot(next.session(), model, null), false);
            notices.say(question.withoutComparison(other));
            return;
        }
        comparison.begin(
                other,
                otherModel.get(),
                SessionParts.compared(other, next.session(), otherModel.get()),
                pinned -> finish(next, SessionParts.snapshot(next.session(), model, pinned), true));
    }

    private void finish(Wanted next, Snapshot snapshot, boolean goesOn) {
        if (next.file() == null) {
            undo.open(snapshot.withOwnOf(undo.presentProperty().get().snapshot()), goesOn);
        } else {
            undo.open(snapshot, goesOn);
            document.opened(next.file(), next.tree(), next.session().main().trace() != null);
        }
    }
}
