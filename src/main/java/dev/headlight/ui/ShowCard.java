package dev.headlight.ui;

import atlantafx.base.controls.ProgressSliderSkin;
import atlantafx.base.theme.Styles;
import dev.headlight.core.ColorScale;
import dev.headlight.core.Selection;
import java.util.Locale;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

/** How much of each row's attention the links cover, and how the matrix is coloured. */
final class ShowCard extends VBox {
    private static final double STEP = 0.05;

    private final WindowContext context;
    private final Slider slider;
    private final Label value = Parts.label("", "number");
    private final CheckBox squareRoot = new CheckBox("Bring out small weights");

    ShowCard(WindowContext context) {
        this.context = context;
        slider = new Slider(0, 1, context.selection().get().share());
        getStyleClass().add("card");
        Label name = Parts.label("Attention kept per token");
        prepareSlider(name);
        prepareSquareRoot();
        getChildren().addAll(Parts.cardTitle("Show", ""), Parts.cardTitle(name, value), slider, squareRoot);
        context.onScene(this::show);
    }

    private void prepareSlider(Label name) {
        slider.setId("share-slider");
        slider.setBlockIncrement(STEP);
        slider.getStyleClass().add(Styles.SMALL);
        slider.setSkin(new ProgressSliderSkin(slider));
        slider.setAccessibleText("Share of each token's attention that is drawn");
        name.setLabelFor(slider);
        slider.valueProperty().subscribe(share -> context.selection().setShare(share.doubleValue()));
    }

    private void prepareSquareRoot() {
        squareRoot.setId("square-root");
        squareRoot.setTooltip(new Tooltip("Colour the matrix by the square root of the weight (Ctrl+U).\n"
                + "By itself it is on for long texts; the legend always says so."));
        squareRoot.setOnAction(event -> toggleColors());
    }

    /** Changes between the two colour scales. */
    void toggleColors() {
        boolean linear = shownScale(context.selection().get()) == ColorScale.LINEAR;
        context.selection().setColors(linear ? ColorScale.SQUARE_ROOT : ColorScale.LINEAR);
    }

    private ColorScale shownScale(Selection selection) {
        var trace = context.trace();
        return selection.colors().resolved(trace == null ? 0 : trace.text().size());
    }

    private void show(WindowContext.Scene scene) {
        slider.setValue(scene.selection().share());
        value.setText(
                String.format(Locale.ROOT, "%.0f %%", 100 * scene.selection().share()));
        squareRoot.setSelected(shownScale(scene.selection()) == ColorScale.SQUARE_ROOT);
    }
}
