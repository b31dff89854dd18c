package dev.headlight.ui;

import dev.headlight.session.Notice;
import dev.headlight.session.Notices;
import dev.headlight.session.SessionDocument;
import dev.headlight.session.SessionFile;
import dev.headlight.session.SessionOpening;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.CheckMenuItem;

/** Saves and opens sessions where the user says, and asks before work would be lost. */
final class SessionFiles {
    private static final String NEW_NAME = "session" + SessionFile.ENDING;

    private final PathChooser paths;
    private final SessionDocument document;
    private final SessionOpening opening;
    private final Notices notices;
    private final CheckMenuItem numbers = new CheckMenuItem("Save with the numbers");

    SessionFiles(PathChooser paths, SessionDocument document, SessionOpening opening, Notices notices) {
        this.paths = paths;
        this.document = document;
        this.opening = opening;
        this.notices = notices;
        numbers.selectedProperty().bindBidirectional(document.withNumbersProperty());
    }

    /** Whether traces go into the files. */
    CheckMenuItem numbers() {
        return numbers;
    }

    void save() {
        if (document.fileProperty().get() == null) {
            saveAs();
        } else {
            document.save(() -> {});
        }
    }

    void saveAs() {
        saveAs(() -> {});
    }

    private void saveAs(Runnable then) {
        Path now = document.fileProperty().get();
        paths.save(now == null ? NEW_NAME : String.valueOf(now.getFileName()), SessionFile.ENDING.substring(1))
                .ifPresent(path -> document.save(named(path), numbers.isSelected(), then));
    }

    private static Path named(Path chosen) {
        return SessionFile.isNamedSo(chosen.toString())
                ? chosen
                : chosen.resolveSibling(chosen.getFileName() + SessionFile.ENDING);
    }

    void open() {
        paths.session().ifPresent(this::open);
    }

    /** Opens a session, after asking about work that would be lost. */
    void open(Path file) {
        ifSaved("Open it", () -> opening.open(file));
    }

    /** Does something that ends the session of now, at once or after a question. */
    void ifSaved(String anyway, Runnable action) {
        if (!document.hasUnsavedWork()) {
            action.run();
            return;
        }
        Path file = document.fileProperty().get();
        String what = "The changes to " + (file == null ? "the session" : file.getFileName()) + " are not saved.";
        notices.say(new Notice(
                "Save first?",
                what,
                false,
                List.of(
                        new Notice.Answer("Save", () -> saveThen(action)),
                        new Notice.Answer(anyway + " without saving", () -> {
                            notices.dismiss();
                            document.discard();
                            action.run();
                        }),
                        new Notice.Answer("Cancel", notices::dismiss))));
    }

    private void saveThen(Runnable action) {
        Path file = document.fileProperty().get();
        if (file == null) {
            saveAs(action);
        } else {
            document.save(action);
        }
    }
}
