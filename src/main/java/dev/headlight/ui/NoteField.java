package dev.headlight.ui;

import dev.headlight.state.NoteSubject;
import dev.headlight.state.Notes;
import dev.headlight.state.NotesState;
import dev.headlight.state.WordSteps;
import javafx.scene.TraversalDirection;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextFormatter;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** Where one note is written; every letter is kept at once. Tab goes on to the next part of the window. */
final class NoteField extends TextArea {
    private static final int MOST_ROWS = 8;
    private static final int CHARACTERS_PER_ROW = 34;

    private final NotesState notes;
    private @Nullable NoteSubject subject;
    private boolean taking;

    NoteField(String id, NotesState notes) {
        this.notes = notes;
        setId(id);
        getStyleClass().add("note-field");
        setWrapText(true);
        setPrefRowCount(1);
        setTextFormatter(new TextFormatter<>(NoteField::bounded));
        textProperty().subscribe((before, after) -> typed(after));
        notes.notesProperty().subscribe(this::take);
        addEventFilter(KeyEvent.KEY_PRESSED, this::leave);
    }

    /** What would make a note too long is not taken in. */
    private static TextFormatter.Change bounded(TextFormatter.Change change) {
        if (change.getControlNewText().length() > Notes.LONGEST) {
            change.setRange(change.getControlCaretPosition(), change.getControlCaretPosition());
            change.setText("");
            change.selectRange(change.getControlAnchor(), change.getControlCaretPosition());
        }
        return change;
    }

    private void leave(KeyEvent event) {
        if (event.getCode() == KeyCode.TAB && !event.isShortcutDown()) {
            requestFocusTraversal(event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
            event.consume();
        }
    }

    /**
     * Shows the note on something else.
     *
     * @param next null where there is nothing to write about
     * @param name what it is called, for the prompt
     */
    void about(@Nullable NoteSubject next, String name) {
        subject = next;
        setDisable(next == null);
        setPromptText(name);
        setAccessibleText(name);
        take();
    }

    @Nullable
    NoteSubject subject() {
        return subject;
    }

    private void typed(String text) {
        NoteSubject about = subject;
        if (!taking && about != null) {
            notes.write(about, text);
        }
        long rows = text.lines()
                .mapToLong(line -> 1 + line.length() / CHARACTERS_PER_ROW)
                .sum();
        setPrefRowCount(Math.clamp(rows, 1, MOST_ROWS));
    }

    /** What stands there was written here, or by taking a step back. */
    private void take() {
        String text = subject == null ? "" : notes.get().about(subject);
        String shown = getText();
        // A blank note is none, but somebody may be about to go on.
        if (!text.equals(shown) && !(text.isEmpty() && shown.isBlank() && isFocused())) {
            taking = true;
            int caret = WordSteps.caret(shown, text);
            setText(text);
            positionCaret(caret);
            taking = false;
        }
    }
}
