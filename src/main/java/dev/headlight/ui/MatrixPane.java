package dev.headlight.ui;

import dev.headlight.core.Selection;
import dev.headlight.core.Trace;
import dev.headlight.figure.MatrixViewport;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** The heatmap of the shown heads; where weights are weighed by value norms, beside the weights as they are. */
final class MatrixPane extends HBox {
    private static final double GAP = 18;

    private final WindowContext context;
    private final MatrixMap weights;
    private final MatrixMap shown;
    private MatrixViewport viewport = MatrixViewport.FITTED;
    private int tokens;

    MatrixPane(WindowContext context) {
        this.context = context;
        weights = new MatrixMap(context, "matrix-weights", this::move);
        shown = new MatrixMap(context, "matrix", this::move);
        setSpacing(GAP);
        for (MatrixMap map : new MatrixMap[] {weights, shown}) {
            HBox.setHgrow(map, Priority.ALWAYS);
            map.setMinWidth(0);
            map.setPrefWidth(0);
            getChildren().add(map);
        }
        context.onScene(this::show);
    }

    FigureView view() {
        return shown.view();
    }

    private void show(WindowContext.Scene scene) {
        Trace trace = scene.trace();
        if (trace != null && trace.text().size() != tokens) {
            tokens = trace.text().size();
            viewport = MatrixViewport.FITTED;
        }
        Selection selection = scene.selection();
        boolean isWeighted = selection.reading().valueWeighted()
                && trace != null
                && trace.details().values() != null;
        Parts.setShown(weights, isWeighted);
        if (isWeighted) {
            Selection plain = selection.withReading(selection.reading().withValueWeighted(false));
            weights.show(trace, plain, viewport, scene.colors());
        }
        shown.show(trace, selection, viewport, scene.colors());
    }

    private void move(MatrixViewport next) {
        viewport = next;
        context.notifyScene(this::show);
    }
}
