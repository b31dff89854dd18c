package dev.headlight.ui;

import dev.headlight.figure.EmbeddingFigures;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import org.controlsfx.control.SegmentedButton;

/** What can be chosen above the figures of hidden states: which figure, and which layer. */
final class EmbeddingTools extends HBox {
    private final ObjectProperty<EmbeddingKind> kind = new SimpleObjectProperty<>(EmbeddingKind.SIMILARITY);
    private final Slider layers = new Slider(0, 1, 0);
    private final Label layer = Parts.label("", "number");
    private boolean isSetting;

    /** @param onLayer called with 0 for the embeddings or the layer counted from 1 */
    EmbeddingTools(IntConsumer onLayer, Supplier<String> table) {
        layers.setId("embedding-layers");
        layers.setMajorTickUnit(1);
        layers.setMinorTickCount(0);
        layers.setSnapToTicks(true);
        layers.setBlockIncrement(1);
        layers.setPrefWidth(150);
        layers.setMinWidth(60);
        layers.setAccessibleText("Layer whose hidden states are shown");
        Tip.on(layers, "From the embeddings to the last layer (Page Up, Page Down)");
        layer.setMinWidth(104);
        layers.valueProperty().subscribe((before, after) -> {
            if (!isSetting) {
                onLayer.accept((int) Math.round(after.doubleValue()));
            }
        });
        getStyleClass().add("view-tools");
        getChildren().addAll(kinds(), layers, layer, Parts.spring(), Copying.button("embeddings-copy", table));
        kind.subscribe(now -> {
            Parts.setShown(layers, now.hasLayers());
            Parts.setShown(layer, now.hasLayers());
        });
    }

    private SegmentedButton kinds() {
        SegmentedButton all = new SegmentedButton();
        Map<EmbeddingKind, ToggleButton> buttons = new EnumMap<>(EmbeddingKind.class);
        for (EmbeddingKind each : EmbeddingKind.values()) {
            ToggleButton button = new ToggleButton(each.label());
            button.setId("embedding-" + each.name().toLowerCase(Locale.ROOT));
            Tip.on(button, each.help());
            button.setOnAction(event -> {
                button.setSelected(true);
                kind.set(each);
            });
            buttons.put(each, button);
            all.getButtons().add(button);
        }
        kind.subscribe(now -> buttons.forEach((other, button) -> button.setSelected(other == now)));
        return all;
    }

    ObjectProperty<EmbeddingKind> kindProperty() {
        return kind;
    }

    /** Shows which layer is chosen, without telling anybody. */
    void showLayer(int state, int last) {
        isSetting = true;
        layers.setMax(Math.max(1, last));
        layers.setValue(state);
        isSetting = false;
        layer.setText(EmbeddingFigures.layer(state));
    }
}
