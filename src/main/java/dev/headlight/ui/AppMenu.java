package dev.headlight.ui;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCombination;

/**
 * The menu of the window: what is done seldom, with the key that does it at once.
 *
 * <p>Keys are shown here and handled by {@link Shortcuts}, which works wherever the focus is.
 */
final class AppMenu extends MenuButton {
    /** Groups of the menu, from top to bottom. */
    enum Section {
        /** Files in and out. */
        FILE,
        /** Taking back and bringing back. */
        EDIT,
        /** What the program says about itself. */
        HELP
    }

    private final Map<Section, List<MenuItem>> sections = new EnumMap<>(Section.class);

    AppMenu() {
        super("Menu");
        setId("app-menu");
        getStyleClass().add("app-menu");
        setAccessibleText("Menu");
        Tip.on(this, "Menu (F10)");
    }

    /**
     * Adds an entry at the end of a section.
     *
     * @param keys as the sheet of keys writes them, "Ctrl+E"; empty where there are none
     */
    AppMenu add(Section section, String text, String keys, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setMnemonicParsing(false);
        item.setOnAction(event -> action.run());
        if (!keys.isEmpty()) {
            item.setAccelerator(KeyCombination.keyCombination(keys.replace("Ctrl", "Shortcut")));
        }
        return add(section, item);
    }

    /** Adds an entry that its owner enables and names. */
    AppMenu add(Section section, MenuItem item) {
        sections.computeIfAbsent(section, any -> new ArrayList<>()).add(item);
        getItems().clear();
        sections.values().forEach(this::append);
        return this;
    }

    private void append(List<MenuItem> items) {
        if (!getItems().isEmpty()) {
            getItems().add(new SeparatorMenuItem());
        }
        getItems().addAll(items);
    }
}
