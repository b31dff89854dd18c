package dev.headlight.ui;

import dev.headlight.analysis.heads.HeadMap;
import dev.headlight.analysis.heads.HeadMeasure;
import dev.headlight.analysis.heads.HeadTable;
import dev.headlight.core.HeadRef;
import dev.headlight.core.Selection;
import dev.headlight.core.Trace;
import dev.headlight.corpus.CorpusReport;
import dev.headlight.figure.Figure;
import dev.headlight.figure.FigureFrame;
import dev.headlight.figure.GridColoring;
import dev.headlight.figure.HeadMapFigure;
import dev.headlight.figure.Hit;
import dev.headlight.state.GridState;
import dev.headlight.state.ViewMode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** The map of all heads. Hover previews, click selects, arrow keys go to the nearest head in their direction. */
final class HeadMapPane extends StackPane {
    private final WindowContext context;
    private final HeadMaps maps;
    private final FigureView view;

    HeadMapPane(WindowContext context, HeadMaps maps) {
        this.context = context;
        this.maps = maps;
        view = new FigureView(context.painters(), "Map of the heads");
        view.setId("head-map");
        view.setOnHover(hit -> context.selection().previewHead(hit instanceof Hit.OnHead on ? on.head() : null));
        view.addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
        view.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        getChildren().add(view);
        context.onScene(this::show);
        GridState grid = context.workbench().view().grid();
        Runnable again = () -> context.notifyScene(this::show);
        grid.colorProperty().subscribe((before, after) -> again.run());
        grid.textsProperty().subscribe((before, after) -> again.run());
        maps.mapProperty().subscribe((before, after) -> again.run());
        context.workbench().view().modeProperty().subscribe((before, after) -> again.run());
    }

    FigureView view() {
        return view;
    }

    private void show(WindowContext.Scene scene) {
        Trace trace = scene.trace();
        if (context.workbench().view().modeProperty().get() != ViewMode.HEADS || trace == null) {
            return;
        }
        GridState grid = context.workbench().view().grid();
        CorpusReport texts = grid.textsProperty().get();
        maps.request(trace, texts);
        HeadMap map = maps.mapProperty().get();
        HeadMeasure color = grid.colorProperty().get();
        view.show(
                frame -> map == null ? null : figure(trace, texts, map, color, scene.selection(), frame),
                scene.colors(),
                scene.colors().ground());
    }

    private @Nullable Figure figure(
            Trace trace,
            @Nullable CorpusReport texts,
            HeadMap map,
            HeadMeasure color,
            Selection selection,
            FigureFrame frame) {
        HeadTable table = context.tables().of(trace, texts);
        boolean isOfModel =
                map.distances().heads() == table.heads() && map.distances().size() == table.layers() * table.heads();
        GridColoring.Fill fill =
                GridColoring.of(color, HeadMeasure.NONE, table, trace).fill();
        return isOfModel ? HeadMapFigure.of(map, fill, table, selection, frame) : null;
    }

    private void clicked(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && view.hit(event.getX(), event.getY()) instanceof Hit.OnHead on) {
            context.selection().selectHead(on.head());
        }
    }

    private void pressed(KeyEvent event) {
        if (event.isAltDown() || event.isShortcutDown()) {
            return;
        }
        switch (event.getCode()) {
            case LEFT -> move(-1, 0);
            case RIGHT -> move(1, 0);
            case UP -> move(0, -1);
            case DOWN -> move(0, 1);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void move(int right, int down) {
        Selection selection = context.selection().get();
        HeadRef here = new HeadRef(selection.layer(), selection.heads().first());
        if (view.figureProperty().get() instanceof HeadMapFigure shown) {
            context.selection().selectHead(shown.toward(here, right, down));
        }
    }
}
