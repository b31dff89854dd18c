package dev.headlight.ui;

import dev.headlight.core.TokenizedText;
import dev.headlight.state.Example;
import dev.headlight.state.InputText;
import dev.headlight.state.WordSteps;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One sentence or two, what they become, and what did not fit. */
final class InputPane extends VBox {
    private final WindowContext context;
    private final TextField first = field("sentence-a", "Type a sentence", "Sentence A");
    private final TextField second = field("sentence-b", "Type a second sentence", "Sentence B");
    private final Button add = new Button("+ second sentence");
    private final Button remove = new Button("×");
    private final HBox secondRow = new HBox(second, remove);
    private final Label note = Parts.label("", "input-note");
    private boolean taking;

    InputPane(WindowContext context) {
        this.context = context;
        getStyleClass().add("input-pane");
        NotedTokens noted = new NotedTokens(context);
        ShownParts.fill(
                this, firstRow(), secondRow(), note, new TokenStrip(context, noted), new StripCaption(context, noted));
        note.setWrapText(true);
        Parts.setShown(note, false);
        take(context.workbench().traces().input());
        first.textProperty().subscribe((before, after) -> typed());
        second.textProperty().subscribe((before, after) -> typed());
        context.workbench().traces().tokensProperty().subscribe(this::showCut);
        context.workbench().view().exampleProperty().subscribe(this::opened);
        context.workbench().traces().inputProperty().subscribe(this::changed);
    }

    private TextField field(String id, String prompt, String name) {
        TextField field = new TextField();
        field.setId(id);
        field.setPromptText(prompt);
        field.setAccessibleText(name);
        field.getStyleClass().add("sentence");
        field.setTextFormatter(new TextFormatter<>(this::accepted));
        HBox.setHgrow(field, Priority.ALWAYS);
        return field;
    }

    /** Text that is far too long would stall the control, so it is refused as a whole and nothing changes. */
    private TextFormatter.Change accepted(TextFormatter.Change change) {
        int length = change.getControlNewText().length();
        if (length > InputText.LONGEST) {
            undo(change);
            say(String.format(
                    Locale.ROOT,
                    "That would make %,d characters; a sentence here takes %,d at most. Your text is as it was: paste"
                            + " a shorter piece.",
                    length,
                    InputText.LONGEST));
        }
        return change;
    }

    private static void undo(TextFormatter.Change change) {
        change.setRange(change.getControlCaretPosition(), change.getControlCaretPosition());
        change.setText("");
        change.selectRange(change.getControlAnchor(), change.getControlCaretPosition());
    }

    private StackPane firstRow() {
        add.setId("add-sentence");
        add.getStyleClass().add("link-button");
        Tip.on(add, "Compare or relate two sentences (Ctrl+D)");
        add.setOnAction(event -> toggleSecond());
        StackPane row = new StackPane(first, add);
        StackPane.setAlignment(add, Pos.CENTER_RIGHT);
        return row;
    }

    private HBox secondRow() {
        remove.setId("remove-sentence");
        remove.getStyleClass().add("symbol-button");
        remove.setAccessibleText("Remove the second sentence");
        Tip.on(remove, "Remove the second sentence (Ctrl+D)");
        remove.setOnAction(event -> toggleSecond());
        secondRow.getStyleClass().add("second-row");
        return secondRow;
    }

    /** Adds the second sentence, or takes it away; its text is kept for the next time. */
    void toggleSecond() {
        showSecond(!secondRow.isVisible());
        (secondRow.isVisible() ? second : first).requestFocus();
        typed();
    }

    private void showSecond(boolean shown) {
        Parts.setShown(secondRow, shown);
        Parts.setShown(add, !shown);
    }

    /** Puts the caret behind the first sentence. */
    void focus() {
        first.requestFocus();
        first.end();
    }

    /** Selects the first sentence, so that typing replaces it. */
    void focusText() {
        first.requestFocus();
        first.selectAll();
    }

    /** A command changed the text. */
    private void changed(InputText input) {
        if (!input.equals(shown())) {
            take(input);
        }
    }

    private void take(InputText input) {
        taking = true;
        replace(first, input.text());
        if (input.pair() != null) {
            replace(second, input.pair());
        }
        showSecond(input.pair() != null);
        taking = false;
    }

    /** The caret stands behind what changed, as if it had been typed. */
    private static void replace(TextField field, String text) {
        String before = text(field);
        if (!before.equals(text)) {
            int caret = WordSteps.caret(before, text);
            field.replaceText(0, field.getLength(), text);
            field.positionCaret(caret);
        }
    }

    private void opened(@Nullable Example example) {
        if (example != null) {
            take(example.input());
            typed();
        }
    }

    private void typed() {
        if (taking) {
            return;
        }
        say("");
        InputText input = shown();
        Example example = context.workbench().view().exampleProperty().get();
        if (example != null && !example.input().equals(input)) {
            context.workbench().view().showExample(null);
        }
        context.workbench().traces().setInput(input);
    }

    private InputText shown() {
        return new InputText(text(first), secondRow.isVisible() ? text(second) : null);
    }

    private static String text(TextField field) {
        String text = field.getText();
        return text == null ? "" : text;
    }

    private void showCut(@Nullable TokenizedText tokens) {
        if (tokens == null || tokens.cut().isNothing()) {
            say("");
            return;
        }
        say(String.format(
                Locale.ROOT,
                "This model reads %,d tokens at most: the last %,d tokens of the text are cut off and not shown.",
                tokens.size(),
                tokens.cut().tokens()));
    }

    private void say(String message) {
        note.setText(message);
        Parts.setShown(note, !message.isEmpty());
    }
}
