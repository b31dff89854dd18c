package dev.headlight.ui;

import dev.headlight.session.NotesFile;
import dev.headlight.session.NotesMemory;
import dev.headlight.session.Notice;
import dev.headlight.session.Notices;
import dev.headlight.session.SessionDocument;
import dev.headlight.session.SessionFile;
import dev.headlight.session.SessionOpening;
import dev.headlight.state.UndoState;
import dev.headlight.state.Workbench;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/** Undo and the files of sessions, by menu and by keys. Made after every part of the window that reacts to a trace. */
public final class SessionControls {
    private final Workbench workbench;
    private final SessionFiles files;
    private final UndoState undo;
    private final Notices notices = new Notices();
    private final SessionNotice notice = new SessionNotice(notices);
    private final SessionDocument document;
    private final SessionOpening opening;
    private final LinkControls links;
    private final MenuItem undoItem = item("Undo", "Shortcut+Z");
    private final MenuItem redoItem = item("Redo", "Shortcut+Shift+Z");

    SessionControls(Workbench workbench, PathChooser paths) {
        this.workbench = workbench;
        undo = new UndoState(workbench, InstantSource.system());
        document = new SessionDocument(workbench, undo, notices);
        opening = new SessionOpening(workbench, undo, document, notices);
        files = new SessionFiles(paths, document, opening, notices);
        links = new LinkControls(workbench, notices, document, opening, undo);
        undoItem.setOnAction(event -> undo.undo());
        redoItem.setOnAction(event -> undo.redo());
        undo.presentProperty().subscribe((before, after) -> showSteps());
        showSteps();
    }

    private static MenuItem item(String text, String keys) {
        MenuItem item = new MenuItem(text);
        item.setAccelerator(KeyCombination.keyCombination(keys));
        return item;
    }

    private void showSteps() {
        show(undoItem, "Undo", undo.undoWords());
        show(redoItem, "Redo", undo.redoWords());
    }

    private static void show(MenuItem item, String name, String words) {
        item.setText(words.isEmpty() ? name : name + " " + words);
        item.setDisable(words.isEmpty());
    }

    SessionFiles files() {
        return files;
    }

    SessionNotice notice() {
        return notice;
    }

    /** Fields that belong to no step have their own undo. */
    private void orInField(Runnable action, Consumer<TextInputControl> inField) {
        Node owner = notice.getScene() == null ? null : notice.getScene().getFocusOwner();
        boolean isOfSteps = owner instanceof NoteField
                || (owner != null && owner.getStyleClass().contains("sentence"));
        if (owner instanceof TextInputControl field && field.isEditable() && !isOfSteps) {
            inField.accept(field);
        } else {
            action.run();
        }
    }

    Notices notices() {
        return notices;
    }

    /** Keeps notes in a file between starts, until it is closed. */
    public NotesMemory keepNotes(NotesFile file) {
        return new NotesMemory(file, workbench.view().notes(), document, notices);
    }

    /** Says what became of a file of the program's own; nothing where there is nothing to say. */
    public void warn(String remark) {
        if (!remark.isEmpty()) {
            notices.say(Notice.warning("Set aside", remark));
        }
    }

    SessionDocument document() {
        return document;
    }

    /** Calls back now and whenever the window is to have another title. */
    public void onTitle(Consumer<String> handler) {
        document.onTitle(() -> handler.accept(document.title()));
    }

    /**
     * Begins with a session that was read already.
     *
     * @param file where it lies, or null if it came by a link
     */
    public void begin(SessionFile.Content content, @Nullable Path file) {
        opening.open(content, file);
    }

    /** Says that a session could not be opened, and why. */
    public void refuse(String problem) {
        notices.say(Notice.warning("The session was not opened", problem));
    }

    /** Does something that ends the session; asks before where its file does not hold somebody's work. */
    public void whenSaved(Runnable action) {
        if (document.fileProperty().get() == null) {
            action.run();
        } else {
            files.ifSaved("Close", action);
        }
    }

    void fill(AppMenu menu) {
        menu.add(AppMenu.Section.FILE, "Open session…", "Ctrl+Shift+O", files::open)
                .add(AppMenu.Section.FILE, "Save session", "Ctrl+S", files::save)
                .add(AppMenu.Section.FILE, "Save session as…", "Ctrl+Shift+S", files::saveAs)
                .add(AppMenu.Section.FILE, files.numbers())
                .add(AppMenu.Section.FILE, "Copy link to this view", "Ctrl+Shift+L", links::copy)
                .add(AppMenu.Section.FILE, "Open copied link", "", links::openCopied)
                .add(AppMenu.Section.EDIT, undoItem)
                .add(AppMenu.Section.EDIT, redoItem)
                .add(AppMenu.Section.EDIT, "Note on the head", "Ctrl+N", this::note)
                .add(AppMenu.Section.EDIT, "Note on the text", "Ctrl+Shift+N", this::noteOnText);
    }

    Shortcuts addTo(Shortcuts shortcuts) {
        return shortcuts
                .shortcut(KeyCode.Z, () -> orInField(undo::undo, TextInputControl::undo))
                .shortcutShift(KeyCode.Z, () -> orInField(undo::redo, TextInputControl::redo))
                .shortcut(KeyCode.Y, () -> orInField(undo::redo, TextInputControl::redo))
                .shortcutShift(KeyCode.L, links::copy)
                .shortcut(KeyCode.N, this::note)
                .shortcutShift(KeyCode.N, this::noteOnText)
                .shortcut(KeyCode.S, files::save)
                .shortcutShift(KeyCode.S, files::saveAs)
                .shortcutShift(KeyCode.O, files::open);
    }

    private void note() {
        NoteSubjects.head(workbench).ifPresentOrElse(workbench.view().notes()::ask, this::noteOnText);
    }

    private void noteOnText() {
        workbench.view().notes().ask(NoteSubjects.text(workbench));
    }
}
