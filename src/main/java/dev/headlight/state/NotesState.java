package dev.headlight.state;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** The notes of a window. Commands in, a read-only property out; used on the JavaFX thread. */
public final class NotesState {
    private final ReadOnlyObjectWrapper<Notes> notes = new ReadOnlyObjectWrapper<>(Notes.NONE);

    private final ReadOnlyObjectWrapper<@Nullable NoteSubject> asked = new ReadOnlyObjectWrapper<>();

    /** What somebody wants to write about now, until the place for it has the caret; else null. */
    public ReadOnlyObjectProperty<@Nullable NoteSubject> askedProperty() {
        return asked.getReadOnlyProperty();
    }

    /** Asks for the place to write about something; null when it is there. */
    public void ask(@Nullable NoteSubject subject) {
        asked.set(subject);
    }

    public ReadOnlyObjectProperty<Notes> notesProperty() {
        return notes.getReadOnlyProperty();
    }

    public Notes get() {
        return notes.get();
    }

    /** Writes about something what is to stand there from now on; nothing takes the note away. */
    public void write(NoteSubject subject, String text) {
        show(get().with(subject, text));
    }

    /** Puts other notes in the place of all. */
    public void show(Notes next) {
        if (!next.equals(get())) {
            notes.set(next);
        }
    }
}
