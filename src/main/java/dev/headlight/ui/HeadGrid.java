package dev.headlight.ui;

import dev.headlight.analysis.heads.HeadMeasure;
import dev.headlight.core.HeadRef;
import dev.headlight.core.Selection;
import dev.headlight.core.Trace;
import dev.headlight.corpus.CorpusReport;
import dev.headlight.figure.ColorMap;
import dev.headlight.figure.GridColoring;
import dev.headlight.figure.GridFigure;
import dev.headlight.figure.GridFigures;
import dev.headlight.figure.Hit;
import dev.headlight.state.GridState;
import java.util.Collections;
import java.util.SortedMap;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The overview: a thumbnail for each head. Hover previews, click selects, arrow keys move. */
final class HeadGrid extends VBox {
    /** Room for the numbers of layers and heads. */
    private static final double LABELS = 20;

    private final WindowContext context;
    private final FigureView view;
    private final DoubleProperty layersToHeads = new SimpleDoubleProperty(1);
    private final DoubleProperty legendHeight = new SimpleDoubleProperty();
    private final GridFigures figures;

    HeadGrid(WindowContext context) {
        this.context = context;
        figures = new GridFigures(context.readings().shared()::heads, ColorMap.VIRIDIS);
        view = new FigureView(context.painters(), "Layers by heads");
        view.setId("head-grid");
        view.setOnHover(this::hovered);
        HeadSwitching.install(view, context);
        view.addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
        view.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        getStyleClass().add("head-grid");
        Label reading = Parts.label("", "card-note");
        reading.setWrapText(true);
        view.figureProperty().subscribe(shown -> reading.setText(shown == null ? "" : shown.omissions()));
        HBox menus = new HBox(MeasureMenu.color(context), MeasureMenu.sort(context));
        getChildren().addAll(Parts.cardTitle(Parts.label("Layers × heads", "card-title"), menus), view, reading);
        view.prefHeightProperty()
                .bind(widthProperty()
                        .subtract(LABELS)
                        .multiply(layersToHeads)
                        .add(LABELS)
                        .add(legendHeight));
        context.onScene(this::show);
        GridState grid = context.workbench().view().grid();
        grid.colorProperty().subscribe((before, after) -> context.notifyScene(this::show));
        grid.orderProperty().subscribe((before, after) -> context.notifyScene(this::show));
        grid.textsProperty().subscribe((before, after) -> context.notifyScene(this::show));
        context.workbench()
                .view()
                .notes()
                .notesProperty()
                .subscribe((before, after) -> context.notifyScene(this::show));
    }

    private void show(WindowContext.Scene scene) {
        Trace trace = scene.trace();
        if (trace != null) {
            layersToHeads.set(
                    (double) trace.attentions().layers() / trace.attentions().heads());
        }
        GridState grid = context.workbench().view().grid();
        HeadMeasure color = grid.colorProperty().get();
        HeadMeasure order = grid.orderProperty().get();
        CorpusReport texts = grid.textsProperty().get();
        SortedMap<HeadRef, String> notes = trace == null
                ? Collections.emptySortedMap()
                : context.workbench()
                        .view()
                        .notes()
                        .get()
                        .onHeadsOf(trace.provenance().model());
        legendHeight.set(color.equals(HeadMeasure.NONE) ? 0 : GridFigure.LEGEND_HEIGHT);
        view.show(
                frame -> trace == null
                        ? null
                        : figures.figure(trace, scene.selection(), coloring(trace, color, order, texts), frame)
                                .withNotes(notes),
                scene.colors(),
                scene.colors().panel());
    }

    private GridColoring coloring(Trace trace, HeadMeasure color, HeadMeasure order, @Nullable CorpusReport texts) {
        boolean isPlain = color.equals(HeadMeasure.NONE) && order.equals(HeadMeasure.NONE);
        return isPlain
                ? GridColoring.WEIGHTS
                : GridColoring.of(color, order, context.tables().of(trace, texts), trace);
    }

    private void hovered(Hit hit) {
        context.selection().previewHead(hit instanceof Hit.OnHead on ? on.head() : null);
    }

    private void clicked(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY) {
            return;
        }
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
            case LEFT -> moveHead(-1);
            case RIGHT -> moveHead(1);
            case UP -> moveLayer(-1);
            case DOWN -> moveLayer(1);
            case K -> context.selection().get().shownHead().ifPresent(context.selection()::toggleChosen);
            default -> {
                return;
            }
        }
        event.consume();
    }

    /** In the order that is shown. */
    private void moveHead(int by) {
        Selection selection = context.selection().get();
        int head = by > 0 ? selection.heads().last() : selection.heads().first();
        if (view.figureProperty().get() instanceof GridFigure shown) {
            context.selection().selectHead(shown.beside(new HeadRef(selection.layer(), head), by));
        }
    }

    private void moveLayer(int by) {
        context.selection().moveLayer(by);
    }
}
