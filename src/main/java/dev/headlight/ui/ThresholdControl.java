package dev.headlight.ui;

import atlantafx.base.controls.ProgressSliderSkin;
import atlantafx.base.theme.Styles;
import dev.headlight.core.Selection;
import dev.headlight.core.Threshold;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.VBox;

/** How many links are drawn: one slider for whatever the threshold goes by. */
final class ThresholdControl extends VBox {
    private static final double STEP = 0.05;

    private final WindowContext context;
    private final Slider slider;
    private final Label name = Parts.label("");
    private final Label value = Parts.label("", "number");

    ThresholdControl(WindowContext context) {
        this.context = context;
        slider = new Slider(0, 1, ThresholdScale.position(threshold()));
        slider.setId("share-slider");
        slider.setBlockIncrement(STEP);
        slider.getStyleClass().add(Styles.SMALL);
        slider.setSkin(new ProgressSliderSkin(slider));
        name.setLabelFor(slider);
        slider.valueProperty().subscribe(position -> moveTo(position.doubleValue()));
        getStyleClass().add("threshold");
        getChildren().addAll(Parts.cardTitle(name, value), slider);
    }

    private Threshold threshold() {
        return context.selection().get().reading().threshold();
    }

    /** Draws more links, or fewer: one step of the slider. */
    void step(int by) {
        moveTo(ThresholdScale.position(threshold()) + by * STEP);
    }

    private void moveTo(double position) {
        Threshold next = ThresholdScale.at(threshold(), position);
        context.selection().read(reading -> reading.withThreshold(next));
    }

    void show(Selection selection) {
        Threshold threshold = selection.reading().threshold();
        String what = ThresholdScale.name(threshold.kind());
        name.setText(what);
        slider.setAccessibleText(what);
        slider.setValue(ThresholdScale.position(threshold));
        value.setText(ThresholdScale.text(threshold));
    }
}
