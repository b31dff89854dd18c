package dev.headlight.ui;

import dev.headlight.analysis.heads.HeadPattern;
import dev.headlight.analysis.heads.HeadValues;
import dev.headlight.core.HeadRef;
import dev.headlight.core.TokenFocus;
import dev.headlight.core.Trace;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** Which heads of the whole model send the pinned token to the other; a click goes there. Shown for a pinned link only. */
final class FindCard extends VBox {
    private static final int HEADS = 8;

    private final WindowContext context;
    private final Label title = Parts.label("", "card-title");
    private final List<Button> buttons =
            IntStream.range(0, HEADS).mapToObj(place -> button()).toList();
    private final Latest<Optional<HeadValues>> found;

    FindCard(WindowContext context) {
        this.context = context;
        found = new Latest<>(context.painters(), this::show);
        setId("find-card");
        getStyleClass().add("card");
        FlowPane heads = new FlowPane();
        heads.getStyleClass().add("found-heads");
        heads.getChildren().setAll(buttons);
        getChildren().addAll(title, heads);
        context.onScene(this::request);
    }

    private static Button button() {
        Button button = new Button();
        button.getStyleClass().addAll("link-button", "found-head");
        return button;
    }

    private void request(WindowContext.Scene scene) {
        Trace trace = scene.trace();
        TokenFocus pinned = scene.selection().pinned();
        Parts.setShown(this, trace != null && pinned instanceof TokenFocus.Pair);
        if (trace != null && pinned instanceof TokenFocus.Pair(int query, int key)) {
            found.request(() -> new HeadPattern.Pair(query, key).values(trace));
        }
    }

    private void show(Optional<HeadValues> values) {
        title.setText("Heads that send " + values.map(HeadValues::name).orElse("it"));
        List<HeadRef> ranked = values.map(HeadValues::ranked).orElse(List.of());
        for (int place = 0; place < HEADS; place++) {
            Button button = buttons.get(place);
            boolean isUsed = place < ranked.size();
            Parts.setShown(button, isUsed);
            if (isUsed) {
                HeadRef head = ranked.get(place);
                button.setText(head.label() + "  " + values.orElseThrow().text(head));
                Tip.on(button, "Select head " + head.label());
                button.setOnAction(event -> context.selection().selectHead(head));
            }
        }
    }
}
