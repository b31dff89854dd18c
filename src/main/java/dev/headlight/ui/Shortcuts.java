package dev.headlight.ui;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** Keys that work anywhere in the window, before the focused control sees them. */
final class Shortcuts {
    private final Map<KeyCombination, Runnable> actions = new LinkedHashMap<>();
    private Runnable onQuestionMark = () -> {};

    Shortcuts shortcut(KeyCode code, Runnable action) {
        return on(new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN), action);
    }

    Shortcuts shortcutShift(KeyCode code, Runnable action) {
        return on(new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN), action);
    }

    Shortcuts alt(KeyCode code, Runnable action) {
        return on(new KeyCodeCombination(code, KeyCombination.ALT_DOWN), action);
    }

    Shortcuts plain(KeyCode code, Runnable action) {
        return on(new KeyCodeCombination(code), action);
    }

    private Shortcuts on(KeyCombination keys, Runnable action) {
        actions.put(keys, action);
        return this;
    }

    /** A question mark counts only where nobody is typing. */
    Shortcuts questionMark(Runnable action) {
        onQuestionMark = action;
        return this;
    }

    void installOn(Scene scene) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            for (Map.Entry<KeyCombination, Runnable> entry : actions.entrySet()) {
                if (entry.getKey().match(event)) {
                    entry.getValue().run();
                    event.consume();
                    return;
                }
            }
        });
        scene.addEventFilter(KeyEvent.KEY_TYPED, event -> {
            if ("?".equals(event.getCharacter()) && !(scene.getFocusOwner() instanceof TextInputControl)) {
                onQuestionMark.run();
                event.consume();
            }
        });
    }
}
