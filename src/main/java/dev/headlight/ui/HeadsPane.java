package dev.headlight.ui;

import dev.headlight.state.TextsRun;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** All heads of the model by what they do: a map, a table with all numbers, and a search. */
final class HeadsPane extends VBox implements ShownFigure {
    private static final double MAP_SHARE = 0.52;

    private final HeadMapPane map;

    HeadsPane(WindowContext context) {
        HeadMaps maps = new HeadMaps(context.painters());
        map = new HeadMapPane(context, maps);
        FindBar find = new FindBar(context);
        HeadsTable table = new HeadsTable(context, maps, find.foundProperty());
        TextsRun texts = new TextsRun(
                Platform::runLater,
                context.workbench().traces(),
                context.workbench().view().grid());
        Button copy = new Button("Copy table");
        copy.setId("copy-heads");
        Tip.on(copy, "Copy all heads with all numbers, to be pasted into a spreadsheet (Ctrl+C)");
        copy.setOnAction(event -> table.copy());
        HBox.setHgrow(find, Priority.ALWAYS);
        HBox tools = new HBox(find, copy);
        tools.getStyleClass().add("heads-tools");
        SplitPane parts = new SplitPane(map, table);
        parts.setDividerPositions(MAP_SHARE);
        VBox.setVgrow(parts, Priority.ALWAYS);
        getStyleClass().add("other-view");
        getChildren().addAll(tools, parts, new TextsBar(context, texts));
    }

    @Override
    public FigureView view() {
        return map.view();
    }
}
