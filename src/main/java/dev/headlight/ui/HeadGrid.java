package dev.headlight.ui;

import dev.headlight.core.HeadRef;
import dev.headlight.core.Trace;
import dev.headlight.figure.ColorMap;
import dev.headlight.figure.GridFigures;
import dev.headlight.figure.Hit;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;

/** The overview: a thumbnail for each head. Hover previews, click selects, arrow keys move. */
final class HeadGrid extends VBox {
    /** Room for the numbers of layers and heads. */
    private static final double LABELS = 20;

    private final WindowContext context;
    private final FigureView view;
    private final DoubleProperty layersToHeads = new SimpleDoubleProperty(1);
    private final GridFigures figures;

    HeadGrid(WindowContext context) {
        this.context = context;
        figures = new GridFigures(context.readings().shared()::heads, ColorMap.VIRIDIS);
        view = new FigureView(context.painters(), "Layers by heads");
        view.setId("head-grid");
        view.setOnHover(this::hovered);
        view.addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
        view.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        getStyleClass().add("head-grid");
        Label reading = Parts.label("", "card-note");
        reading.setWrapText(true);
        view.figureProperty().subscribe(shown -> reading.setText(shown == null ? "" : shown.omissions()));
        getChildren().addAll(Parts.cardTitle("Layers × heads", "click selects"), view, reading);
        view.prefHeightProperty()
                .bind(widthProperty().subtract(LABELS).multiply(layersToHeads).add(LABELS));
        context.onScene(this::show);
    }

    private void show(WindowContext.Scene scene) {
        Trace trace = scene.trace();
        if (trace != null) {
            layersToHeads.set(
                    (double) trace.attentions().layers() / trace.attentions().heads());
        }
        view.show(
                frame -> trace == null ? null : figures.figure(trace, scene.selection(), frame),
                scene.colors(),
                scene.colors().panel());
    }

    private void hovered(Hit hit) {
        context.selection().previewHead(hit instanceof Hit.OnHead on ? on.head() : null);
    }

    private void clicked(MouseEvent event) {
        if (view.hit(event.getX(), event.getY()) instanceof Hit.OnHead on) {
            if (event.isShortcutDown()) {
                context.selection().toggleChosen(on.head());
            } else {
                select(on.head());
            }
        }
    }

    private void select(HeadRef head) {
        context.selection().selectHead(head);
    }

    private void pressed(KeyEvent event) {
        boolean plain = !event.isAltDown() && !event.isShortcutDown();
        if (!plain) {
            return;
        }
        switch (event.getCode()) {
            case LEFT -> context.selection().moveHead(-1);
            case RIGHT -> context.selection().moveHead(1);
            case UP -> moveLayer(-1);
            case DOWN -> moveLayer(1);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void moveLayer(int by) {
        context.selection().moveLayer(by);
    }
}
