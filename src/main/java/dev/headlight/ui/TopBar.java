package dev.headlight.ui;

import dev.headlight.state.Example;
import dev.headlight.state.RunStatus;
import dev.headlight.state.Theme;
import dev.headlight.state.TraceHistory;
import javafx.beans.InvalidationListener;
import javafx.scene.control.Button;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Model, run time, examples, theme and keys. */
final class TopBar extends HBox {
    private final WindowContext context;
    private final ModelMenu models;
    private final MenuButton examples = new MenuButton("Examples");
    private final Button keys = new Button("?");
    private final Sheets sheets;
    private final Label time = Parts.label("", "run-time");

    TopBar(WindowContext context, Sheets sheets, AppMenu menu) {
        this.context = context;
        this.sheets = sheets;
        models = new ModelMenu(context.workbench());
        getStyleClass().add("top-bar");
        getChildren()
                .addAll(
                        Parts.label("◐", "logo-mark"),
                        Parts.label("Headlight", "logo"),
                        models,
                        aboutButton(),
                        openButton(),
                        Parts.spring(),
                        time,
                        history(),
                        examples(),
                        compareButton(),
                        themeButton(),
                        keysButton(),
                        menu);
        context.workbench().traces().runProperty().subscribe(this::showRun);
    }

    private Button aboutButton() {
        Button about = new Button("i");
        about.setId("about-model");
        about.getStyleClass().addAll("symbol-button", "about-model");
        about.setAccessibleText("What is in this model");
        Tip.on(about, "What is in this model (Ctrl+I)");
        about.setOnAction(event -> sheets.model().show());
        return about;
    }

    private Button openButton() {
        Button open = new Button("Open model…");
        open.setId("open-model");
        Tip.on(open, "Open any model: a file, a folder, or one used before (Ctrl+O)");
        open.setOnAction(event -> sheets.open().show());
        return open;
    }

    private MenuButton examples() {
        examples.setId("examples");
        for (Example example : context.workbench().examples()) {
            CustomMenuItem item = new CustomMenuItem(new VBox(
                    Parts.label(text(example), "example-text"),
                    Parts.label("Head " + example.head().label() + ": " + example.why(), "example-why")));
            item.setMnemonicParsing(false);
            item.setOnAction(event -> context.workbench().open(example));
            examples.getItems().add(item);
        }
        return examples;
    }

    private MenuButton history() {
        MenuButton history = new MenuButton("History");
        history.setId("history");
        Tip.on(history, "Texts and models you looked at before");
        TraceHistory moments = context.workbench().view().history();
        history.setDisable(true);
        // A menu without items would not open.
        history.getItems().add(new MenuItem());
        history.setOnShowing(event -> fill(history, moments));
        moments.moments().addListener((InvalidationListener)
                list -> history.setDisable(moments.moments().size() < 2));
        return history;
    }

    private void fill(MenuButton history, TraceHistory moments) {
        history.getItems().clear();
        for (TraceHistory.Moment moment : moments.moments()) {
            MenuItem item = new MenuItem(moment.words());
            item.setMnemonicParsing(false);
            item.setOnAction(event -> context.workbench().goBackTo(moment));
            history.getItems().add(item);
        }
    }

    private Button compareButton() {
        Button compare = new Button("Compare");
        compare.setId("compare-button");
        Tip.on(compare, "Keep what you see now and compare it with what comes (Ctrl+B)");
        compare.setOnAction(event -> context.workbench().pinForComparison());
        return compare;
    }

    private static String text(Example example) {
        return example.pair() == null ? example.text() : example.text() + "  |  " + example.pair();
    }

    private Button themeButton() {
        Button button = new Button();
        button.setId("theme");
        button.getStyleClass().add("symbol-button");
        Tip.on(button, "Light or dark (Ctrl+T)");
        button.setOnAction(event -> toggleTheme());
        context.themes().colors().subscribe(colors -> {
            button.setText(colors.dark() ? "☾" : "☀");
            button.setAccessibleText(colors.dark() ? "Change to the light theme" : "Change to the dark theme");
        });
        return button;
    }

    void toggleTheme() {
        context.workbench().view().themeProperty().set(context.colors().dark() ? Theme.LIGHT : Theme.DARK);
    }

    private Button keysButton() {
        keys.setId("keys");
        keys.getStyleClass().add("symbol-button");
        keys.setAccessibleText("Keyboard");
        Tip.on(keys, "All keys (F1)");
        keys.setOnAction(event -> showKeys());
        return keys;
    }

    void showKeys() {
        sheets.keys().toggle();
    }

    void showExamples() {
        examples.show();
    }

    void showModels() {
        models.requestFocus();
        models.show();
    }

    private void showRun(RunStatus status) {
        time.setText(
                switch (status) {
                    case RunStatus.Idle idle -> "";
                    case RunStatus.Kept kept -> "";
                    case RunStatus.Running running -> time.getText();
                    case RunStatus.Done done -> done.duration().toMillis() + " ms";
                    case RunStatus.Failed failed -> "failed";
                });
    }
}
