package dev.headlight.ui;

import dev.headlight.core.Hiding;
import dev.headlight.core.TokenizedText;
import dev.headlight.figure.TokenText;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;

/** What can be done with a token of the strip. */
final class TokenMenu {
    private final WindowContext context;
    private final ContextMenu menu = new ContextMenu();
    private final MenuItem toggle = new MenuItem();
    private final MenuItem alike = new MenuItem();
    private final MenuItem showAll = new MenuItem("Show all hidden tokens again  (Alt+H)");
    private int token;

    TokenMenu(WindowContext context) {
        this.context = context;
        toggle.setId("hide-token");
        toggle.setMnemonicParsing(false);
        toggle.setOnAction(event -> HiddenTokens.toggle(context, token));
        alike.setMnemonicParsing(false);
        alike.setOnAction(event -> HiddenTokens.hideAlike(context, token));
        showAll.setOnAction(event -> context.selection().showHidden());
        menu.getItems().setAll(toggle, alike, showAll);
    }

    /** Opens the menu for a token at a place on the screen. */
    void show(Node owner, int asked, double x, double y) {
        TokenizedText text = context.workbench().traces().tokensProperty().get();
        if (text == null || asked >= text.size()) {
            return;
        }
        token = asked;
        Hiding hiding = context.selection().get().reading().hiding();
        String name = "“" + TokenText.of(text.tokens().get(asked)) + "”";
        toggle.setText((hiding.tokens().contains(asked) ? "Show " : "Hide ") + name + "  (H)");
        alike.setText("Hide every " + name);
        showAll.setDisable(hiding.tokens().isEmpty());
        menu.show(owner, x, y);
    }

    void hide() {
        menu.hide();
    }
}
