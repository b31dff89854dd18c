package dev.headlight.ui;

import dev.headlight.analysis.heads.HeadMap;
import dev.headlight.analysis.heads.HeadMeasure;
import dev.headlight.analysis.heads.HeadTable;
import dev.headlight.analysis.heads.HeadValues;
import dev.headlight.core.HeadRef;
import dev.headlight.core.Selection;
import dev.headlight.core.Trace;
import dev.headlight.corpus.CorpusReport;
import dev.headlight.figure.HeadWords;
import dev.headlight.state.GridState;
import dev.headlight.state.ViewMode;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** All heads with all numbers: a click on a column sorts, on a line selects the head; Ctrl+C copies everything. */
final class HeadsTable extends TableView<HeadRow> {
    private final WindowContext context;
    private final HeadMaps maps;
    private final ObservableValue<HeadMeasure> found;
    private final HeadColumns columns = new HeadColumns();
    private final Latest<List<HeadRow>> rows;
    private boolean isFollowing;

    HeadsTable(WindowContext context, HeadMaps maps, ObservableValue<HeadMeasure> found) {
        this.context = context;
        this.maps = maps;
        this.found = found;
        rows = new Latest<>(context.painters(), this::show);
        setId("heads-table");
        getColumns().setAll(columns.all());
        setRowFactory(table -> row());
        getSelectionModel().selectedItemProperty().subscribe(this::selected);
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        GridState grid = context.workbench().view().grid();
        context.workbench().traces().traceProperty().subscribe((before, after) -> request());
        context.workbench().view().modeProperty().subscribe((before, after) -> request());
        grid.textsProperty().subscribe((before, after) -> request());
        maps.mapProperty().subscribe((before, after) -> request());
        context.selection().selectionProperty().subscribe(this::follow);
        found.subscribe(this::looked);
    }

    /** What was found comes first, the best on top. */
    private void looked(HeadMeasure measure) {
        boolean isLooking = !measure.equals(HeadMeasure.NONE);
        columns.match().setVisible(isLooking);
        if (isLooking) {
            columns.match().setSortType(TableColumn.SortType.DESCENDING);
            getSortOrder().setAll(List.of(columns.match()));
            scrollTo(0);
        } else {
            getSortOrder().remove(columns.match());
        }
        request();
    }

    private void request() {
        Trace trace = context.trace();
        if (trace == null || context.workbench().view().modeProperty().get() != ViewMode.HEADS) {
            return;
        }
        CorpusReport texts = context.workbench().view().grid().textsProperty().get();
        HeadMap map = maps.mapProperty().get();
        HeadMeasure measure = found.getValue();
        Supplier<List<HeadRow>> work = () -> rows(context.tables().of(trace, texts), trace, measure, map);
        rows.request(work);
    }

    private static List<HeadRow> rows(HeadTable table, Trace trace, HeadMeasure measure, @Nullable HeadMap map) {
        HeadValues values = measure.values(table, trace).orElse(null);
        return table.all().stream()
                .map(head -> new HeadRow(head, table, values, map == null ? null : map.distances()))
                .toList();
    }

    private void show(List<HeadRow> now) {
        isFollowing = true;
        columns.name(now.getFirst());
        getItems().setAll(now);
        sort();
        select(context.selection().get(), false);
        isFollowing = false;
    }

    private void follow(Selection selection) {
        HeadRef head = new HeadRef(selection.layer(), selection.heads().first());
        HeadRow chosen = getSelectionModel().getSelectedItem();
        if (isFollowing || (chosen != null && chosen.head().equals(head))) {
            return;
        }
        isFollowing = true;
        select(selection, true);
        isFollowing = false;
    }

    private void select(Selection selection, boolean isShown) {
        HeadRef head = new HeadRef(selection.layer(), selection.heads().first());
        getItems().stream().filter(row -> row.head().equals(head)).findFirst().ifPresent(row -> {
            getSelectionModel().select(row);
            if (isShown) {
                scrollTo(row);
            }
        });
    }

    private void selected(@Nullable HeadRow row) {
        if (!isFollowing && row != null) {
            isFollowing = true;
            context.selection().selectHead(row.head());
            isFollowing = false;
        }
    }

    private TableRow<HeadRow> row() {
        TableRow<HeadRow> line = new TableRow<>();
        Tooltip rules = new Tooltip();
        line.hoverProperty().subscribe((before, isHovered) -> {
            HeadRow shown = line.getItem();
            context.selection().previewHead(isHovered && shown != null ? shown.head() : null);
        });
        line.itemProperty().subscribe(item -> {
            rules.setText(item == null ? "" : HeadWords.rules(item.table(), item.head()));
            line.setTooltip(item == null ? null : rules);
        });
        return line;
    }

    private void pressed(KeyEvent event) {
        if (event.isShortcutDown() && event.getCode() == KeyCode.C) {
            copy();
            event.consume();
        }
    }

    /** Puts the whole table, in the order that is shown, on the clipboard. */
    void copy() {
        columns.copy(getItems());
    }
}
