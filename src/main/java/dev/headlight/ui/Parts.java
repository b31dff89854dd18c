package dev.headlight.ui;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Small pieces that several panes are made of. */
final class Parts {
    private Parts() {}

    /** A flexible gap. */
    static Region spring() {
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        return spring;
    }

    static Label label(String text, String... styleClasses) {
        Label label = new Label(text);
        label.getStyleClass().addAll(styleClasses);
        return label;
    }

    /** The heading of a card, with a quiet note at its right end. */
    static HBox cardTitle(String title, String note) {
        return cardTitle(label(title, "card-title"), label(note, "card-note"));
    }

    static HBox cardTitle(Label title, Node atRight) {
        title.setMinWidth(Region.USE_PREF_SIZE);
        HBox row = new HBox(title, spring(), atRight);
        row.getStyleClass().add("card-heading");
        return row;
    }

    static VBox card(Node... content) {
        VBox card = new VBox(content);
        card.getStyleClass().add("card");
        return card;
    }

    /** Shows a node and gives it room, or takes both away. */
    static void setShown(Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
