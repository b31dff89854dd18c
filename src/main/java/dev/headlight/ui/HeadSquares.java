package dev.headlight.ui;

import dev.headlight.core.HeadRef;
import dev.headlight.core.Selection;
import dev.headlight.core.Trace;
import dev.headlight.figure.HeadColors;
import dev.headlight.figure.Rgba;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;

/** A coloured square for each head of the layer: click toggles, double-click isolates. */
final class HeadSquares extends VBox {
    private static final double OFF_OPACITY = 0.28;

    private final WindowContext context;
    private final Label title = Parts.label("Heads in layer", "card-title");
    private final FlowPane squares = new FlowPane();
    private final List<ToggleButton> buttons = new ArrayList<>();

    HeadSquares(WindowContext context) {
        this.context = context;
        getStyleClass().add("card");
        squares.getStyleClass().add("head-squares");
        Button all = new Button("all");
        all.setId("all-heads");
        all.getStyleClass().add("link-button");
        Tip.on(all, "Switch all heads of this layer on (A)");
        all.setOnAction(event -> context.selection().showAllHeads());
        Button off = new Button("switch off");
        off.setId("switch-heads");
        off.getStyleClass().add("link-button");
        Tip.on(
                off,
                "Run the model without the selected heads, or with them again (X in the grid).\n"
                        + "Alt+click switches one.");
        off.setOnAction(event -> HeadSwitching.toggle(context, false));
        HBox heading = Parts.cardTitle(title, new HBox(off, all));
        getChildren().addAll(heading, squares);
        context.onScene(this::show);
    }

    private void show(WindowContext.Scene scene) {
        Trace trace = scene.trace();
        int heads = trace == null ? 0 : trace.attentions().heads();
        while (buttons.size() < heads) {
            buttons.add(square(buttons.size()));
        }
        squares.getChildren().setAll(buttons.subList(0, heads));
        Selection selection = scene.selection();
        title.setText("Heads in layer " + (selection.shownLayer() + 1));
        HeadColors colors = HeadColors.of(Math.max(1, heads), scene.colors().dark());
        for (int head = 0; head < heads; head++) {
            ToggleButton square = buttons.get(head);
            boolean on = selection.shownHeads().contains(head);
            boolean isOff = trace != null
                    && trace.provenance().switchedOff().contains(new HeadRef(selection.shownLayer(), head));
            square.setText(isOff ? "×" : Integer.toString(head + 1));
            square.setAccessibleText("Head " + (head + 1) + (isOff ? ", switched off" : ""));
            square.setSelected(on);
            square.setOpacity(on ? 1 : OFF_OPACITY);
            square.setBackground(fill(colors.color(head)));
        }
    }

    private static Background fill(Rgba color) {
        return new Background(new BackgroundFill(
                Color.rgb(color.red(), color.green(), color.blue()), new CornerRadii(3), Insets.EMPTY));
    }

    private ToggleButton square(int head) {
        ToggleButton square = new ToggleButton(Integer.toString(head + 1));
        square.setId("head-square-" + (head + 1));
        square.getStyleClass().add("head-square");
        square.setAccessibleText("Head " + (head + 1));
        Tip.on(square, "Head " + (head + 1) + ": click to switch, double-click (or I) to isolate");
        square.setOnAction(event -> context.selection().toggleHead(head));
        square.addEventFilter(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                isolate(head);
            }
        });
        square.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.isAltDown()) {
                switchOff(head);
                event.consume();
            }
        });
        square.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.I) {
                isolate(head);
                event.consume();
            }
        });
        return square;
    }

    private void switchOff(int head) {
        int layer = context.selection().get().layer();
        context.workbench().traces().interventions().toggleHeads(List.of(new HeadRef(layer, head)));
    }

    private void isolate(int head) {
        context.selection().isolateHead(head);
    }
}
