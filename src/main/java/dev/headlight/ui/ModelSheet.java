package dev.headlight.ui;

import dev.headlight.core.ModelDescription;
import dev.headlight.model.ModelPage;
import dev.headlight.state.ModelPageRows;
import dev.headlight.state.ModelStatus;
import java.util.List;
import javafx.geometry.VPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What was found in the open model, row by row; all of it can be copied as text. */
final class ModelSheet extends Sheet {
    private static final double WIDTH = 860;
    private static final double NAME_WIDTH = 150;
    private static final double MARGIN = 60;

    private final WindowContext context;
    private final GridPane rows = new GridPane();
    private List<ModelPageRows.Row> shown = List.of();
    private @Nullable ModelDescription model;

    ModelSheet(WindowContext context) {
        this(context, new VBox());
    }

    private ModelSheet(WindowContext context, VBox card) {
        super("What is in this model", card);
        this.context = context;
        setId("model-sheet");
        rows.setId("model-page");
        rows.getStyleClass().add("model-page");
        ColumnConstraints names = new ColumnConstraints(NAME_WIDTH);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        rows.getColumnConstraints().setAll(names, values);
        ScrollPane scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.getStyleClass().add("plain-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        card.setPrefWidth(WIDTH);
        card.maxHeightProperty().bind(heightProperty().subtract(MARGIN));
        card.getChildren().addAll(head(), scroll);
    }

    private HBox head() {
        Button copy = new Button("Copy");
        copy.setId("copy-model-page");
        copy.setAccessibleText("Copy everything as text");
        copy.setOnAction(event -> copy());
        Button close = new Button("Close");
        close.setOnAction(event -> hide());
        HBox head = new HBox(Parts.label("What is in this model", "message-title"), Parts.spring(), copy, close);
        head.getStyleClass().add("card-heading");
        return head;
    }

    private void copy() {
        ClipboardContent content = new ClipboardContent();
        content.putString(ModelPageRows.text(shown));
        Clipboard.getSystemClipboard().setContent(content);
    }

    @Override
    void show() {
        if (context.workbench().traces().modelProperty().get() instanceof ModelStatus.Open(ModelDescription open)) {
            model = open;
            fill(ModelPageRows.of(open, null));
            context.workbench().sources().pages().read(open, page -> complete(open, page));
        } else {
            model = null;
            fill(List.of(new ModelPageRows.Row("", "No model is open.")));
        }
        super.show();
    }

    private void complete(ModelDescription of, ModelPage page) {
        if (of.equals(model)) {
            fill(ModelPageRows.of(of, page));
        }
    }

    private void fill(List<ModelPageRows.Row> next) {
        shown = next;
        rows.getChildren().clear();
        for (ModelPageRows.Row row : next) {
            Label name = Parts.label(row.name(), "muted");
            Label value = Parts.label(row.value());
            value.setWrapText(true);
            value.setMinHeight(USE_PREF_SIZE);
            name.setLabelFor(value);
            GridPane.setValignment(name, VPos.TOP);
            rows.addRow(rows.getRowCount(), name, value);
        }
    }
}
