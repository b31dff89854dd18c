package dev.headlight.ui;

import dev.headlight.core.Aggregate;
import dev.headlight.core.Selection;
import java.util.Collections;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** What several heads are made into. */
final class AggregateControl extends VBox {
    private static final String DOUBT = "On a real classifier it hardly correlates with gradients (at most .14, Abnar &"
            + " Zuidema 2020): a summary, not an explanation.";

    private final WindowContext context;
    private final ComboBox<Aggregate.Over> over = new ComboBox<>();
    private final Choice<Aggregate.Combination> combination;
    private final Label note = Parts.label("", "card-note");
    private final Hyperlink clear = new Hyperlink("choose none");

    AggregateControl(WindowContext context) {
        this.context = context;
        getStyleClass().add("threshold");
        over.setId("aggregate");
        over.setAccessibleText("What several heads are made into");
        Tip.on(over, "Each head by itself, or several as one (Alt+G)");
        over.getItems().setAll(Aggregate.Over.values());
        over.setConverter(new Labels());
        over.setMaxWidth(Double.MAX_VALUE);
        over.setVisibleRowCount(Aggregate.Over.values().length);
        HBox.setHgrow(over, Priority.ALWAYS);
        over.setOnAction(event -> take());
        combination = new Choice<>(
                Aggregate.Combination.class,
                "combination",
                Aggregate.Combination::label,
                "How weights of several heads become one (Alt+C)",
                chosen -> context.selection()
                        .read(reading ->
                                reading.withAggregate(reading.aggregate().withCombination(chosen))));
        clear.setId("choose-none");
        clear.getStyleClass().add("card-note");
        clear.setOnAction(event -> context.selection()
                .read(reading -> reading.withAggregate(reading.aggregate().withChosen(Collections.emptySortedSet()))));
        note.setWrapText(true);
        getChildren().addAll(over, combination, note, clear);
    }

    private void take() {
        Aggregate.Over chosen = over.getValue();
        if (chosen != null) {
            context.selection()
                    .read(reading -> reading.withAggregate(reading.aggregate().withOver(chosen)));
        }
    }

    void show(Selection selection) {
        Aggregate aggregate = selection.reading().aggregate();
        over.setValue(aggregate.over());
        combination.show(aggregate.combination());
        Parts.setShown(combination, aggregate.over().combines());
        String text = note(aggregate);
        note.setText(text);
        Parts.setShown(note, !text.isEmpty());
        Parts.setShown(
                clear,
                aggregate.over() == Aggregate.Over.CHOSEN && !aggregate.chosen().isEmpty());
    }

    private static String note(Aggregate aggregate) {
        return switch (aggregate.over()) {
            case EACH_HEAD, HEADS, LAYERS -> "";
            case CHOSEN ->
                aggregate.chosen().size() + " chosen. Ctrl+click heads of the grid (or press K there) to add or remove"
                        + " them.";
            case ROLLOUT, FLOW -> DOUBT;
        };
    }

    private static final class Labels extends StringConverter<Aggregate.Over> {
        @Override
        public String toString(Aggregate.Over over) {
            return over == null ? "" : over.label();
        }

        @Override
        public Aggregate.Over fromString(String text) {
            throw new UnsupportedOperationException("aggregates are chosen, not typed");
        }
    }
}
