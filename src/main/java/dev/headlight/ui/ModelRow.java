package dev.headlight.ui;

import dev.headlight.core.ModelDescription;
import dev.headlight.model.CatalogueDownload;
import dev.headlight.state.ModelFacts;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Rows of the page that opens models: a name, facts at its right, a sentence below. */
final class ModelRow {
    private ModelRow() {}

    /** A row that opens something. */
    static Button opening(String name, String facts, String sentence, Runnable open) {
        Button row = new Button();
        row.getStyleClass().add("model-row");
        row.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        row.setMaxWidth(Double.MAX_VALUE);
        VBox content = content(name, facts);
        content.getChildren().add(Parts.label(sentence, "muted"));
        row.setGraphic(content);
        content.prefWidthProperty().bind(row.widthProperty().subtract(26));
        row.setAccessibleText(name + ", " + facts + ". " + sentence);
        row.setOnAction(event -> open.run());
        return row;
    }

    static Button of(ModelDescription model, Runnable open) {
        return opening(model.name(), facts(model), ModelFacts.purpose(model), open);
    }

    /** An identifier of a row that style sheets and tests can name. */
    static String id(String kind, String name) {
        return kind + "-" + name.replaceAll("[^A-Za-z0-9]+", "-");
    }

    /** A row that only says something. */
    static VBox saying(String name, String facts, String sentence) {
        VBox row = content(name, facts);
        row.getChildren().add(wrapped(sentence));
        row.getStyleClass().addAll("model-row", "unusable");
        return row;
    }

    static String facts(CatalogueDownload model) {
        return String.format(
                Locale.ROOT,
                "%s · %d × %d · %s · %s",
                model.task(),
                model.layers(),
                model.heads(),
                ModelFacts.size(model.bytes()),
                model.licence());
    }

    static String facts(ModelDescription model) {
        ModelDescription.ModelShape shape = model.shape();
        return String.format(
                Locale.ROOT,
                "%s · %d × %d · %s · %s",
                model.task().externalName(),
                shape.layers(),
                shape.heads(),
                ModelFacts.size(model.files().folder()),
                model.about().licence());
    }

    private static VBox content(String name, String facts) {
        Label title = Parts.label(name, "model-row-name");
        title.setMinWidth(HBox.USE_PREF_SIZE);
        HBox head = new HBox(title, Parts.spring(), Parts.label(facts, "card-note"));
        head.getStyleClass().add("card-heading");
        return new VBox(head);
    }

    private static Node wrapped(String sentence) {
        Label label = Parts.label(sentence, "muted");
        label.setWrapText(true);
        label.setMinHeight(VBox.USE_PREF_SIZE);
        return label;
    }
}
