package dev.headlight.state;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The notes of a window. Commands in, a read-only property out; used on the JavaFX thread. */
public final class NotesState {
    private final ReadOnlyObjectWrapper<Notes> notes = new ReadOnlyObjectWrapper<>(Notes.NONE);

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
