package dev.headlight.ui;

import dev.headlight.state.ViewMode;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.Pane;
import org.controlsfx.control.SegmentedButton;

/** Chooses the view: a row of buttons, or a menu where there is no room for them all. */
final class ModeBar extends Pane {
    private final SegmentedButton row = new SegmentedButton();
    private final MenuButton menu = new MenuButton();

    /** @param modes those that have a view, in their order */
    ModeBar(List<ViewMode> modes, ObjectProperty<ViewMode> chosen) {
        Map<ViewMode, ToggleButton> buttons = new EnumMap<>(ViewMode.class);
        Map<ViewMode, RadioMenuItem> items = new EnumMap<>(ViewMode.class);
        for (ViewMode mode : modes) {
            buttons.put(mode, button(mode, chosen));
            items.put(mode, item(mode, chosen));
        }
        row.getButtons().addAll(buttons.values());
        menu.setId("modes");
        menu.setAccessibleText("View");
        menu.getItems().addAll(items.values());
        getChildren().addAll(row, menu);
        chosen.subscribe(mode -> {
            buttons.forEach((other, button) -> button.setSelected(other == mode));
            items.forEach((other, item) -> item.setSelected(other == mode));
            menu.setText(mode.label());
        });
    }

    private static ToggleButton button(ViewMode mode, ObjectProperty<ViewMode> chosen) {
        ToggleButton button = new ToggleButton(mode.label());
        button.setId("mode-" + mode.name().toLowerCase(Locale.ROOT));
        Tip.on(button, mode.label() + " (" + mode.keys() + ")");
        button.setOnAction(event -> {
            button.setSelected(true);
            chosen.set(mode);
        });
        return button;
    }

    private static RadioMenuItem item(ViewMode mode, ObjectProperty<ViewMode> chosen) {
        RadioMenuItem item = new RadioMenuItem(mode.label() + "   " + mode.keys());
        item.setMnemonicParsing(false);
        item.setOnAction(event -> {
            item.setSelected(true);
            chosen.set(mode);
        });
        return item;
    }

    @Override
    protected double computeMinWidth(double height) {
        return menu.prefWidth(height);
    }

    @Override
    protected double computePrefWidth(double height) {
        return row.prefWidth(height);
    }

    @Override
    protected double computePrefHeight(double width) {
        return Math.max(row.prefHeight(-1), menu.prefHeight(-1));
    }

    @Override
    protected void layoutChildren() {
        boolean fits = getWidth() >= Math.floor(row.prefWidth(-1));
        place(row, fits);
        place(menu, !fits);
    }

    private void place(Node node, boolean isShown) {
        node.setVisible(isShown);
        double width = Math.min(node.prefWidth(-1), getWidth());
        double height = node.prefHeight(-1);
        node.resizeRelocate(0, Math.floor((getHeight() - height) / 2), isShown ? width : node.prefWidth(-1), height);
    }
}
