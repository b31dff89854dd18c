package dev.headlight.ui;

import dev.headlight.model.Precision;
import java.util.Locale;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import org.controlsfx.control.SegmentedButton;

/** How the weights of a model that is taken in are stored. */
final class PrecisionChoice extends HBox {
    private final ReadOnlyObjectWrapper<Precision> value = new ReadOnlyObjectWrapper<>(Precision.FP32);
    private final Label note = Parts.label("", "muted");

    PrecisionChoice() {
        SegmentedButton buttons = new SegmentedButton();
        for (Precision precision : Precision.values()) {
            buttons.getButtons().add(button(precision));
        }
        getStyleClass().add("card-heading");
        setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(Parts.label("Store weights as"), buttons, note);
        value.subscribe(precision -> note.setText(meaning(precision)));
    }

    private ToggleButton button(Precision precision) {
        ToggleButton button = new ToggleButton(label(precision));
        button.setId("store-" + precision.externalName());
        button.setAccessibleText("Store weights as " + label(precision) + ": " + meaning(precision));
        button.setOnAction(event -> {
            button.setSelected(true);
            value.set(precision);
        });
        value.subscribe(chosen -> button.setSelected(chosen == precision));
        return button;
    }

    private static String label(Precision precision) {
        return switch (precision) {
            case FP32 -> "float32";
            case FP16 -> "float16";
            case INT8 -> precision.name().toLowerCase(Locale.ROOT);
        };
    }

    private static String meaning(Precision precision) {
        return switch (precision) {
            case FP32 -> "as exact as the source";
            case FP16 -> "half the room; how much attentions change is measured";
            case INT8 -> "a quarter of the room; how much attentions change is measured";
        };
    }

    ReadOnlyObjectProperty<Precision> valueProperty() {
        return value.getReadOnlyProperty();
    }
}
