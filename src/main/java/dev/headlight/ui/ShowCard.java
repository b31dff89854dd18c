package dev.headlight.ui;

import atlantafx.base.controls.ProgressSliderSkin;
import atlantafx.base.theme.Styles;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.VBox;

/** How much of each row's attention the links cover. */
final class ShowCard extends VBox {
    private static final double STEP = 0.05;

    ShowCard(WindowContext context) {
        getStyleClass().add("card");
        Label value = Parts.label("", "number");
        Label name = Parts.label("Attention kept per token");
        Slider slider = new Slider(0, 1, context.selection().get().share());
        slider.setId("share-slider");
        slider.setBlockIncrement(STEP);
        slider.getStyleClass().add(Styles.SMALL);
        slider.setSkin(new ProgressSliderSkin(slider));
        slider.setAccessibleText("Share of each token's attention that is drawn");
        name.setLabelFor(slider);
        slider.valueProperty().subscribe(share -> context.selection().setShare(share.doubleValue()));
        context.selection().selectionProperty().subscribe(selection -> {
            slider.setValue(selection.share());
            value.setText(String.format(Locale.ROOT, "%.0f %%", 100 * selection.share()));
        });
        getChildren().addAll(Parts.cardTitle("Show", ""), Parts.cardTitle(name, value), slider);
    }
}
