package dev.headlight.ui;

import dev.headlight.analysis.heads.HeadStatistic;
import dev.headlight.core.HeadRef;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import org.jspecify.annotations.Nullable;

/** The columns of the table of heads. */
final class HeadColumns {
    private static final double NUMBER_WIDTH = 92;
    private static final double HEAD_WIDTH = 58;
    private static final double ROLES_WIDTH = 128;
    private static final double LIKE_WIDTH = 128;

    private final TableColumn<HeadRow, HeadRef> head = column("head", HEAD_WIDTH, HeadRow::head);
    private final TableColumn<HeadRow, String> roles = column("roles", ROLES_WIDTH, HeadRow::roles);
    private final TableColumn<HeadRow, String> mostLike = column("most like", LIKE_WIDTH, HeadRow::mostLike);
    private final TableColumn<HeadRow, Double> match = column("match", NUMBER_WIDTH, HeadRow::match);
    private final Map<HeadStatistic, TableColumn<HeadRow, Double>> numbers = new EnumMap<>(HeadStatistic.class);

    HeadColumns() {
        head.setCellFactory(column -> new TextCell<>(HeadRef::label, false));
        match.setCellFactory(column -> new TextCell<>(HeadColumns::number, true));
        match.setVisible(false);
        for (HeadStatistic statistic : HeadStatistic.values()) {
            TableColumn<HeadRow, Double> column = column(statistic.label(), NUMBER_WIDTH, row -> row.number(statistic));
            column.setCellFactory(cells -> new TextCell<>(HeadColumns::number, true));
            numbers.put(statistic, column);
        }
    }

    private static <T> TableColumn<HeadRow, T> column(String name, double width, Function<HeadRow, T> value) {
        TableColumn<HeadRow, T> column = new TableColumn<>(name);
        column.setPrefWidth(width);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(value.apply(cell.getValue())));
        return column;
    }

    List<TableColumn<HeadRow, ?>> all() {
        List<TableColumn<HeadRow, ?>> all = new ArrayList<>(List.of(head, match, roles));
        all.addAll(numbers.values());
        all.add(mostLike);
        return all;
    }

    TableColumn<HeadRow, Double> match() {
        return match;
    }

    /** Calls the columns what the model calls its tokens, and hides those that mean nothing for it. */
    void name(HeadRow row) {
        numbers.forEach((statistic, column) -> {
            column.setText(row.table().names().label(statistic));
            column.setVisible(row.table().names().statistics().contains(statistic));
        });
        match.setText(row.found() == null ? "match" : row.found().name());
    }

    private static String number(Double number) {
        return number.isNaN() ? "–" : String.format(Locale.ROOT, "%.4f", number);
    }

    /** A line of names and one a head, with tabs between; numbers with six decimals. */
    void copy(List<HeadRow> rows) {
        List<TableColumn<HeadRow, ?>> shown =
                all().stream().filter(TableColumn::isVisible).toList();
        Stream<String> names =
                Stream.of(shown.stream().map(TableColumn::getText).collect(Collectors.joining("\t")));
        Stream<String> lines = rows.stream()
                .map(row -> shown.stream()
                        .map(column -> text(column.getCellData(row)))
                        .collect(Collectors.joining("\t")));
        Copying.copy(Stream.concat(names, lines).collect(Collectors.joining("\n")) + "\n");
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case HeadRef ref -> ref.label();
            case Double number -> String.format(Locale.ROOT, "%.6f", number);
            case null, default -> String.valueOf(value);
        };
    }

    /** A cell that shows a value as text. */
    private static final class TextCell<T> extends TableCell<HeadRow, T> {
        private final Function<T, String> words;

        TextCell(Function<T, String> words, boolean isNumber) {
            this.words = words;
            getStyleClass().add(isNumber ? "number-cell" : "token-cell");
        }

        @Override
        protected void updateItem(@Nullable T item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty || item == null ? "" : words.apply(item));
        }
    }
}
