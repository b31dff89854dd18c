package dev.headlight.session;

import com.google.gson.JsonObject;
import dev.headlight.core.ModelDescription;
import dev.headlight.core.Trace;
import dev.headlight.state.InputText;
import dev.headlight.state.Notes;
import dev.headlight.state.Snapshot;
import dev.headlight.state.UndoState;
import dev.headlight.state.Workbench;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/**
 * The file that a window's session is kept in, and whether it holds what the window shows. Commands in, read-only
 * properties out; used on the JavaFX thread.
 */
public final class SessionDocument {
    private final Workbench workbench;
    private final UndoState undo;
    private final Notices notices;
    private final ReadOnlyObjectWrapper<@Nullable Path> file = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<UndoState.@Nullable Present> saved = new ReadOnlyObjectWrapper<>();
    private JsonObject tree = SessionFile.Content.nothing();
    private final BooleanProperty withNumbers = new SimpleBooleanProperty();
    private Taken taken = (path, isOpened) -> {};

    public SessionDocument(Workbench workbench, UndoState undo, Notices notices) {
        this.workbench = workbench;
        this.undo = undo;
        this.notices = notices;
    }

    /** The file of the session, or null while it has no name. */
    public ReadOnlyObjectProperty<@Nullable Path> fileProperty() {
        return file.getReadOnlyProperty();
    }

    /** Such as {@code couch.headlight • — Headlight}; the dot says that there is something to save. */
    public String title() {
        Path path = file.get();
        return path == null ? "Headlight" : path.getFileName() + (isChanged() ? " •" : "") + " — Headlight";
    }

    /** Whether the traces go into the file; those of a file that was opened with them stay in it. */
    public BooleanProperty withNumbersProperty() {
        return withNumbers;
    }

    /** Calls back now and whenever {@link #title} may be another one. */
    public void onTitle(Runnable handler) {
        file.subscribe((before, after) -> handler.run());
        saved.subscribe((before, after) -> handler.run());
        undo.presentProperty().subscribe((before, after) -> handler.run());
        handler.run();
    }

    /** Whether the window shows something else than the file holds. */
    public boolean isChanged() {
        UndoState.Present then = saved.get();
        return then == null || then.step() != now().step();
    }

    /**
     * Whether somebody's work would be lost: what was typed, set or written down. Where somebody looked is saved too,
     * but is not worth a question.
     */
    public boolean hasUnsavedWork() {
        UndoState.Present last = saved.get();
        Snapshot now = now().snapshot();
        if (last == null) {
            // Notes are kept between starts, the text is as well.
            return false;
        }
        Snapshot then = last.snapshot();
        return isChanged()
                && !(now.subject().equals(then.subject())
                        && now.notes().equals(then.notes())
                        && Objects.equals(now.pinned(), then.pinned()));
    }

    private UndoState.Present now() {
        return undo.presentProperty().get();
    }

    /** The session that the window shows; with its traces where those are of the present text. */
    Session session() {
        Snapshot now = now().snapshot();
        Trace trace = workbench.traces().traceProperty().get();
        boolean isPresent =
                trace != null && InputText.of(trace.text()).equals(now.subject().input());
        return SessionParts.of(now, isPresent ? trace : null, this::location);
    }

    /**
     * A link to what the window shows.
     *
     * @throws SessionException if the text is too long for one
     */
    public String link() throws SessionException {
        return SessionLink.of(session());
    }

    private String location(ModelDescription model) {
        return workbench.opening().location(model);
    }

    /** The notes that the file holds. */
    Notes savedNotes() {
        UndoState.Present last = saved.get();
        return last == null ? Notes.NONE : last.snapshot().notes();
    }

    /** Told when a session was saved or opened. */
    interface Taken {
        void taken(Path file, boolean isOpened);
    }

    void onTaken(Taken handler) {
        taken = handler;
    }

    /** The user wants none of what is not saved. */
    public void discard() {
        Path path = file.get();
        if (path != null) {
            took(path, tree, now(), false);
        }
    }

    /** Takes over what was just opened. */
    void opened(Path path, JsonObject fields, boolean numbers) {
        withNumbers.set(numbers);
        took(path, fields, now(), true);
    }

    private void took(Path path, JsonObject fields, UndoState.Present present, boolean isOpened) {
        tree = fields;
        file.set(path);
        saved.set(present);
        taken.taken(path, isOpened);
    }

    /** Saves into the same file as before. */
    public void save(Runnable then) {
        Path path = file.get();
        if (path != null) {
            save(path, withNumbers.get(), then);
        }
    }

    /**
     * Saves on a thread of its own.
     *
     * @param numbers whether the traces go into the file
     * @param then called when the file is there
     */
    public void save(Path path, boolean numbers, Runnable then) {
        UndoState.Present present = now();
        Session all = session();
        if (numbers && !all.carriesTraces()) {
            notices.say(Notice.warning(
                    "Not saved", "The numbers of this text are not there yet. Save again when its picture is there."));
            return;
        }
        Session kept = numbers ? all : all.withoutTraces();
        JsonObject before = tree;
        Path from = file.get();
        Thread.ofPlatform().name("headlight-save").start(() -> {
            try {
                JsonObject now = SessionFile.write(path, kept, before, from);
                foreground(() -> {
                    withNumbers.set(numbers);
                    took(path, now, present, false);
                    notices.dismiss();
                    then.run();
                });
            } catch (IOException | RuntimeException e) {
                foreground(() -> refused(path, e));
            }
        });
    }

    private void foreground(Runnable action) {
        workbench.opening().foreground().execute(action);
    }

    private void refused(Path path, Exception reason) {
        notices.say(Notice.warning(
                "Not saved",
                path + " could not be written: " + reason.getMessage()
                        + ". Everything is still here: save it under another name (Ctrl+Shift+S)."));
    }
}
