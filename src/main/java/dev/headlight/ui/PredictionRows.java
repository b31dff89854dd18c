package dev.headlight.ui;

import dev.headlight.analysis.prediction.Measure;
import dev.headlight.analysis.prediction.Prediction;
import dev.headlight.figure.TokenText;
import dev.headlight.state.PredictionState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * Rows of predictions: a mark that says which one is measured, the name, a bar, the number and, where heads are off, what
 * that changed. A click on a word puts it into the text. The nodes stay, only what they show changes.
 */
final class PredictionRows extends GridPane {
    private static final double BAR_HEIGHT = 8;
    private static final double MOST_NAME = 108;
    private static final double LEAST_NAME = 40;

    private final PredictionState predictions;
    private final List<Row> rows = new ArrayList<>();

    /**
     * One row.
     *
     * @param original the number with all heads on, or null where they are
     */
    record Item(Prediction prediction, @Nullable Double original) {}

    private record Row(ToggleButton mark, Button name, StackPane track, Region bar, Label number, Label change) {
        List<Region> nodes() {
            return List.of(mark, name, track, number, change);
        }
    }

    PredictionRows(PredictionState predictions) {
        this.predictions = predictions;
        setHgap(6);
        setVgap(3);
        ColumnConstraints marks = new ColumnConstraints();
        marks.setMinWidth(USE_PREF_SIZE);
        ColumnConstraints names = new ColumnConstraints(LEAST_NAME, USE_COMPUTED_SIZE, MOST_NAME);
        ColumnConstraints bars = new ColumnConstraints();
        bars.setHgrow(Priority.ALWAYS);
        getColumnConstraints().setAll(marks, names, bars, atRight(), atRight());
    }

    private static ColumnConstraints atRight() {
        ColumnConstraints numbers = new ColumnConstraints();
        numbers.setHalignment(HPos.RIGHT);
        return numbers;
    }

    /**
     * Shows these and no others.
     *
     * @param areProbabilities whether the numbers lie within 0..1, so that bars can show them
     */
    void show(List<Item> items, boolean areProbabilities) {
        while (rows.size() < items.size()) {
            addRow();
        }
        for (int index = 0; index < rows.size(); index++) {
            boolean isUsed = index < items.size();
            Row row = rows.get(index);
            row.nodes().forEach(node -> Parts.setShown(node, isUsed));
            if (isUsed) {
                fill(row, items.get(index), areProbabilities);
            }
        }
    }

    private void fill(Row row, Item item, boolean areProbabilities) {
        Prediction prediction = item.prediction();
        Prediction measured = predictions.measuredProperty().get();
        boolean isMeasured = measured != null && measured.measure().equals(prediction.measure());
        row.mark.setSelected(isMeasured);
        row.mark.setText(isMeasured ? "◉" : "○");
        row.mark.setAccessibleText("Measure " + prediction.described());
        row.mark.setOnAction(event -> predictions.measure(prediction));
        name(row.name, prediction);
        // Two numbers leave no room for a bar.
        row.bar.setVisible(areProbabilities && item.original() == null);
        row.bar.maxWidthProperty().bind(row.track.widthProperty().multiply(Math.clamp(prediction.value(), 0.01, 1)));
        row.number.setText(String.format(Locale.ROOT, "%.4f", prediction.value()));
        Double original = item.original();
        row.change.setText(original == null ? "" : String.format(Locale.ROOT, "%+.4f", prediction.value() - original));
        Parts.setShown(row.change, original != null);
    }

    private void name(Button name, Prediction prediction) {
        boolean isWord = prediction.measure() instanceof Measure.Word;
        name.setText(isWord ? TokenText.visible(prediction.name()) : oneLine(prediction.name()));
        if (prediction.measure() instanceof Measure.Word(int position, int id)) {
            name.getTooltip().setText("Put " + prediction.described() + " into the text");
            name.setOnAction(event -> predictions.choice().put(position, id));
            name.setFocusTraversable(true);
        } else {
            name.getTooltip().setText(prediction.described());
            name.setOnAction(event -> predictions.measure(prediction));
            name.setFocusTraversable(false);
        }
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cc}\\s]+", " ");
    }

    private void addRow() {
        ToggleButton mark = new ToggleButton();
        mark.getStyleClass().addAll("link-button", "measure-mark");
        mark.setMinWidth(USE_PREF_SIZE);
        Tip.on(mark, "Measure this one");
        Button name = new Button();
        name.getStyleClass().addAll("link-button", "candidate");
        name.setMaxWidth(MOST_NAME);
        name.setTooltip(new Tooltip());
        Region bar = new Region();
        bar.getStyleClass().add("weight-bar");
        bar.setMinHeight(BAR_HEIGHT);
        bar.setMaxHeight(BAR_HEIGHT);
        StackPane track = new StackPane(bar);
        track.setAlignment(Pos.CENTER_LEFT);
        track.setMinWidth(12);
        Row row = new Row(mark, name, track, bar, Parts.label("", "number"), Parts.label("", "number", "muted"));
        row.number.setMinWidth(USE_PREF_SIZE);
        row.change.setMinWidth(USE_PREF_SIZE);
        addRow(rows.size(), row.mark, row.name, row.track, row.number, row.change);
        rows.add(row);
    }
}
