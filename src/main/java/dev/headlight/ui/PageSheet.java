package dev.headlight.ui;

import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A page to be read, scrolled with the keys and copied. */
final class PageSheet extends Sheet {
    private static final double WIDTH = 820;
    private static final double MARGIN = 60;

    private final Node body;
    private final Runnable refresh;

    /**
     * @param body takes the focus, so that arrow and page keys scroll it
     * @param text what is copied
     * @param refresh brings the body up to date, each time before it is shown
     */
    PageSheet(String id, String title, Node body, Supplier<String> text, Runnable refresh, Node... actions) {
        this(id, title, new VBox(), body, text, refresh, actions);
    }

    private PageSheet(
            String id, String title, VBox card, Node body, Supplier<String> text, Runnable refresh, Node... actions) {
        super(title, card);
        this.body = body;
        this.refresh = refresh;
        setId(id);
        VBox.setVgrow(body, Priority.ALWAYS);
        Button copy = new Button("Copy");
        copy.setId(id + "-copy");
        copy.setAccessibleText("Copy the page as text");
        copy.setOnAction(event -> Copying.copy(text.get()));
        Button close = new Button("Close");
        close.setOnAction(event -> hide());
        HBox head = new HBox(Parts.label(title, "message-title"), Parts.spring());
        head.getStyleClass().add("card-heading");
        head.getChildren().addAll(actions);
        head.getChildren().addAll(copy, close);
        card.setPrefWidth(WIDTH);
        card.maxHeightProperty().bind(heightProperty().subtract(MARGIN));
        card.getChildren().addAll(head, body);
    }

    @Override
    void show() {
        refresh.run();
        super.show();
        body.requestFocus();
    }
}
