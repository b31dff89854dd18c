package dev.headlight.ui;

import dev.headlight.analysis.heads.HeadMeasure;
import dev.headlight.analysis.heads.HeadValues;
import dev.headlight.analysis.prediction.HeadEffects;
import dev.headlight.core.HeadRef;
import dev.headlight.state.GridState;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What each head by itself does to the measured number: the strongest in a list, all as colours of the grid. */
final class HeadEffectsBox extends VBox {
    private static final int STRONGEST = 6;

    private final WindowContext context;
    private final Label sentence = Parts.label("", "muted");
    private final VBox rows = new VBox();
    private @Nullable HeadMeasure colors;

    HeadEffectsBox(WindowContext context) {
        this.context = context;
        setId("head-effects");
        getStyleClass().add("prediction-groups");
        sentence.setWrapText(true);
        var heads = context.workbench().predictions().heads();
        Button copy = button("copy", "effects-copy");
        copy.setOnAction(event -> copy(heads.resultProperty().get()));
        Button close = button("×", "effects-close");
        close.setAccessibleText("Take these numbers away");
        close.setOnAction(event -> heads.clear());
        HBox end = new HBox(copy, close);
        getChildren().addAll(Parts.cardTitle(Parts.label("Without one head", "card-title"), end), sentence, rows);
        heads.resultProperty().subscribe(this::show);
    }

    private static Button button(String text, String id) {
        Button button = new Button(text);
        button.setId(id);
        button.getStyleClass().add("link-button");
        return button;
    }

    private void show(@Nullable HeadEffects effects) {
        Parts.setShown(this, effects != null);
        rows.getChildren().clear();
        color(effects);
        if (effects != null) {
            sentence.setText(meaning(effects));
            effects.strongest(STRONGEST).forEach(head -> rows.getChildren().add(row(effects, head)));
        }
    }

    private static String meaning(HeadEffects effects) {
        return String.format(
                Locale.ROOT,
                "Change of %s (%.4f) when the head alone is switched off.",
                effects.measured(),
                effects.original());
    }

    private Button row(HeadEffects effects, HeadRef head) {
        Button row = new Button(text(effects, head));
        row.getStyleClass().addAll("link-button", "effect-row");
        row.setOnAction(event -> context.selection().selectHead(head));
        row.setOnMouseEntered(event -> context.selection().previewHead(head));
        row.setOnMouseExited(event -> context.selection().previewHead(null));
        return row;
    }

    private static String text(HeadEffects effects, HeadRef head) {
        return String.format(
                Locale.ROOT, "%-6s %+.4f  to %.4f", head.label(), effects.change(head), effects.without(head));
    }

    /** Colours the grid for as long as nobody wishes other colours. */
    private void color(@Nullable HeadEffects effects) {
        GridState grid = context.workbench().view().grid();
        boolean isOurs = colors != null && colors.equals(grid.colorProperty().get());
        if (effects == null) {
            if (isOurs) {
                grid.colorBy(HeadMeasure.NONE);
            }
            colors = null;
            return;
        }
        colors = new HeadMeasure.Given(HeadValues.of(
                "change without it",
                meaning(effects),
                HeadValues.Domain.around0(effects.largest()),
                effects.layers(),
                effects.headsPerLayer(),
                effects::change));
        grid.colorBy(colors);
    }

    private static void copy(@Nullable HeadEffects effects) {
        if (effects != null) {
            List<HeadRef> all = effects.strongest(Integer.MAX_VALUE);
            String table = all.stream()
                    .map(head -> String.format(
                            Locale.ROOT,
                            "%s\t%.6f\t%+.6f\n",
                            head.label(),
                            effects.without(head),
                            effects.change(head)))
                    .collect(Collectors.joining());
            String text = meaning(effects) + "\nhead\twithout\tchange\n" + table;
            Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
        }
    }
}
