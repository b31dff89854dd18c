package dev.headlight.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;

/** Rows of a name, a bar and a number with four decimals. The nodes stay, only what they show changes. */
final class WeightRows extends GridPane {
    private static final double BAR_HEIGHT = 8;
    private static final double LEAST_NAME = 40;

    private final List<Row> rows = new ArrayList<>();

    /**
     * One row.
     *
     * @param name a token
     * @param value 0..1
     */
    record Item(String name, double value) {}

    private record Row(Label name, Region bar, StackPane track, Label number) {}

    /** @param nameWidth most room for the names, in logical pixels; the bars take what is left */
    WeightRows(double nameWidth) {
        setHgap(10);
        setVgap(5);
        ColumnConstraints names = new ColumnConstraints(LEAST_NAME, USE_COMPUTED_SIZE, nameWidth);
        ColumnConstraints bars = new ColumnConstraints();
        bars.setHgrow(Priority.ALWAYS);
        ColumnConstraints numbers = new ColumnConstraints();
        numbers.setHalignment(HPos.RIGHT);
        numbers.setMinWidth(52);
        getColumnConstraints().setAll(names, bars, numbers);
    }

    void show(List<Item> items, Color color) {
        while (rows.size() < items.size()) {
            addRow();
        }
        for (int index = 0; index < rows.size(); index++) {
            boolean used = index < items.size();
            Row row = rows.get(index);
            List.of(row.name, row.track, row.number).forEach(node -> Parts.setShown(node, used));
            if (used) {
                fill(row, items.get(index), color);
            }
        }
    }

    private static void fill(Row row, Item item, Color color) {
        row.name.setText(item.name());
        row.number.setText(String.format(Locale.ROOT, "%.4f", item.value()));
        row.bar.setBackground(new Background(new BackgroundFill(color, new CornerRadii(BAR_HEIGHT / 2), Insets.EMPTY)));
        row.bar.maxWidthProperty().bind(row.track.widthProperty().multiply(Math.max(0.01, item.value())));
    }

    private void addRow() {
        Region bar = new Region();
        bar.setMinHeight(BAR_HEIGHT);
        bar.setMaxHeight(BAR_HEIGHT);
        StackPane track = new StackPane(bar);
        track.setAlignment(Pos.CENTER_LEFT);
        track.setMinWidth(20);
        Row row = new Row(Parts.label("", "token"), bar, track, Parts.label("", "number"));
        row.number.setMinWidth(USE_PREF_SIZE);
        addRow(rows.size(), row.name, row.track, row.number);
        rows.add(row);
    }
}
