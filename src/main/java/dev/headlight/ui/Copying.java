package dev.headlight.ui;

import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** Numbers of a view as text for other programs. */
final class Copying {
    private Copying() {}

    static Button button(String id, Supplier<String> table) {
        Button copy = new Button("Copy");
        copy.setId(id);
        Tip.on(copy, "Copy all of this view as a table with tabs (Ctrl+C)");
        copy.setOnAction(event -> copy(table.get()));
        return copy;
    }

    static void copy(String text) {
        if (!text.isEmpty()) {
            ClipboardContent content = new ClipboardContent();
            content.putString(text);
            Clipboard.getSystemClipboard().setContent(content);
        }
    }
}
