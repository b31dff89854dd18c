package dev.headlight.ui;

import dev.headlight.core.ModelDescription;
import dev.headlight.state.ModelPageText;
import dev.headlight.state.ModelStatus;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What was found in the open model, as text that can be selected and copied. */
final class ModelSheet extends Sheet {
    private static final double WIDTH = 860;
    private static final double MARGIN = 60;

    private final WindowContext context;
    private final TextArea text = new TextArea();

    ModelSheet(WindowContext context) {
        this(context, new VBox());
    }

    private ModelSheet(WindowContext context, VBox card) {
        super("What is in this model", card);
        this.context = context;
        setId("model-sheet");
        text.setId("model-page");
        text.setEditable(false);
        text.setWrapText(true);
        text.getStyleClass().add("model-page");
        VBox.setVgrow(text, Priority.ALWAYS);
        Button close = new Button("Close");
        close.setOnAction(event -> hide());
        HBox head = new HBox(Parts.label("What is in this model", "message-title"), Parts.spring(), close);
        head.getStyleClass().add("card-heading");
        card.setPrefWidth(WIDTH);
        card.prefHeightProperty().bind(heightProperty().subtract(MARGIN));
        card.getChildren().addAll(head, text);
    }

    @Override
    void show() {
        if (context.workbench().traces().modelProperty().get() instanceof ModelStatus.Open(ModelDescription model)) {
            text.setText(ModelPageText.of(model));
        } else {
            text.setText("No model is open.");
        }
        super.show();
        text.requestFocus();
        text.positionCaret(0);
    }
}
