package dev.headlight.session;

import dev.headlight.state.Keeper;
import dev.headlight.state.Notes;
import dev.headlight.state.NotesState;
import java.nio.file.Path;

/** Keeps every note from the moment it is typed, in a session's file or not. Used on the JavaFX thread. */
public final class NotesMemory implements AutoCloseable {
    private final NotesFile file;
    private final NotesState notes;
    private final SessionDocument document;
    private final Notices notices;
    private final Keeper<NotesFile.Entry> keeper;

    public NotesMemory(NotesFile file, NotesState notes, SessionDocument document, Notices notices) {
        this.file = file;
        this.notes = notes;
        this.document = document;
        this.notices = notices;
        keeper = new Keeper<>("notes", file::save, this::entry);
        notes.notesProperty().addListener((property, before, after) -> keeper.changed());
        document.onTaken(this::sessionTaken);
        Path begun = document.fileProperty().get();
        if (begun != null) {
            sessionTaken(begun, true);
        }
    }

    private NotesFile.Entry entry() {
        return new NotesFile.Entry(document.fileProperty().get(), notes.get(), document.savedNotes());
    }

    /** A session was saved or opened: what was typed into it last time and not saved comes back, once. */
    private void sessionTaken(Path session, boolean isOpened) {
        Notes lost = isOpened ? file.unsaved(session) : null;
        if (lost != null && !lost.equals(notes.get())) {
            notes.show(lost);
            notices.say(Notice.saying(
                    "Notes are back",
                    "Notes of " + session.getFileName()
                            + " that were not saved last time are here again; Ctrl+Z shows those of the file."));
        }
        keeper.writeNow();
    }

    @Override
    public void close() {
        keeper.close();
    }
}
