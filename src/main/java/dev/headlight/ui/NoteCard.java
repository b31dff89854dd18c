package dev.headlight.ui;

import dev.headlight.core.HeadRef;
import dev.headlight.core.Selection;
import dev.headlight.core.Trace;
import dev.headlight.state.InputText;
import dev.headlight.state.NoteSubject;
import dev.headlight.state.Notes;
import dev.headlight.state.NotesState;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Notes on the selected head and on the text, and which other heads have some; a click goes there. */
final class NoteCard extends VBox {
    private static final int MOST_LISTED = 12;
    private static final int SHOWN = 60;

    private final WindowContext context;
    private final NoteField head;
    private final NoteField text;
    private final VBox others = new VBox();
    private String listed = "";
    private final Label more = Parts.label("", "card-note");

    NoteCard(WindowContext context) {
        this.context = context;
        NotesState notes = notes();
        head = new NoteField("head-note", notes);
        text = new NoteField("text-note", notes);
        setId("note-card");
        getStyleClass().addAll("card", "note-card");
        others.getStyleClass().add("other-notes");
        ShownParts.fill(this, heading(), head, text, others, more);
        for (NoteField field : List.of(head, text)) {
            field.textProperty().subscribe(written -> arrange(field));
            field.focusedProperty().subscribe(focused -> arrange(field));
        }
        context.onScene(this::show);
        notes.notesProperty().subscribe(this::list);
        notes.askedProperty().subscribe(this::begin);
    }

    private HBox heading() {
        HBox begin = new HBox(
                begin(
                        "on head",
                        "write-head-note",
                        "Write a note on the selected head (Ctrl+N)",
                        () -> NoteSubjects.head(context.workbench()).ifPresent(notes()::ask)),
                begin(
                        "on text",
                        "write-text-note",
                        "Write a note on this text",
                        () -> notes().ask(NoteSubjects.text(context.workbench()))));
        return Parts.cardTitle(Parts.label("Notes", "card-title"), begin);
    }

    private static Button begin(String text, String id, String help, Runnable action) {
        Button button = new Button(text);
        button.setId(id);
        button.getStyleClass().add("link-button");
        Tip.on(button, help);
        button.setAccessibleText(help);
        button.setOnAction(event -> action.run());
        return button;
    }

    /** An empty note takes no room from the numbers below, unless somebody is about to write it. */
    private static void arrange(NoteField field) {
        Parts.setShown(field, field.isFocused() || !field.getText().isEmpty());
    }

    private NotesState notes() {
        return context.workbench().view().notes();
    }

    /** An entry for a menu that begins a note on a head, or on the selected one. */
    static Optional<MenuItem> menuItem(WindowContext context, @Nullable HeadRef head) {
        Optional<NoteSubject> subject =
                head == null ? NoteSubjects.head(context.workbench()) : NoteSubjects.head(context.workbench(), head);
        return subject.map(about -> {
            MenuItem item =
                    new MenuItem(head == null ? "Note on the selected head…" : "Note on head " + head.label() + "…");
            item.setOnAction(event -> context.workbench().view().notes().ask(about));
            return item;
        });
    }

    private void show(WindowContext.Scene scene) {
        Trace trace = scene.trace();
        Parts.setShown(this, trace != null);
        if (trace != null) {
            showHead(trace, scene.selection());
            NoteSubject before = text.subject();
            text.about(new NoteSubject.OnText(InputText.of(trace.text())), "Note on this text");
            String model = trace.provenance().model();
            if (!model.equals(listed) || !Objects.equals(before, text.subject())) {
                listed = model;
                list();
            }
        }
    }

    /** While somebody writes, moving the mouse over other heads changes nothing. */
    private void showHead(Trace trace, Selection selection) {
        Selection seen = head.isFocused() ? selection.withHoveredHead(null) : selection;
        HeadRef one = seen.shownHead().orElse(null);
        head.about(
                one == null ? null : new NoteSubject.OnHead(trace.provenance().model(), one),
                one == null ? "Select one head to write about it" : "Note on head " + one.label());
    }

    private void list() {
        others.getChildren().clear();
        Trace trace = context.trace();
        Notes all = notes().get();
        SortedMap<HeadRef, String> heads =
                all.onHeadsOf(trace == null ? "" : trace.provenance().model());
        heads.entrySet().stream()
                .limit(MOST_LISTED)
                .forEach(note -> others.getChildren().add(row(note.getKey(), note.getValue())));
        int shown = Math.min(heads.size(), MOST_LISTED) + (isOnThisText(all) ? 1 : 0);
        int left = all.texts().size() - shown;
        more.setText(left == 1 ? "1 other note" : left + " other notes");
        Tip.on(more, "On other texts, and on heads of other models");
        Parts.setShown(others, !heads.isEmpty());
        Parts.setShown(more, left > 0);
    }

    private boolean isOnThisText(Notes all) {
        NoteSubject subject = text.subject();
        return subject != null && !all.about(subject).isEmpty();
    }

    private Button row(HeadRef noted, String note) {
        String line = note.strip().replaceAll("\\s+", " ");
        Button row = new Button(noted.label() + "   " + line);
        row.setMnemonicParsing(false);
        row.getStyleClass().addAll("link-button", "other-note");
        row.setMaxWidth(Double.MAX_VALUE);
        row.setAccessibleText(
                "Head " + noted.label() + ", note: " + (line.length() <= SHOWN ? line : line.substring(0, SHOWN)));
        Tooltip tip = new Tooltip(note);
        tip.setWrapText(true);
        tip.setMaxWidth(360);
        row.setTooltip(tip);
        row.setOnAction(event -> context.selection().selectHead(noted));
        return row;
    }

    /** Puts the caret where the note belongs. */
    private void begin(@Nullable NoteSubject subject) {
        switch (subject) {
            case null -> {}
            case NoteSubject.OnHead(String model, HeadRef asked) -> {
                context.selection().selectHead(asked);
                focus(head);
            }
            case NoteSubject.OnText asked -> focus(text);
        }
    }

    private void focus(NoteField field) {
        notes().ask(null);
        Parts.setShown(field, true);
        field.requestFocus();
        field.end();
    }
}
