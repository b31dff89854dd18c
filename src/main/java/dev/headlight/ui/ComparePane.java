package dev.headlight.ui;

import dev.headlight.core.Selection;
import dev.headlight.core.TokenizedText;
import dev.headlight.core.Trace;
import dev.headlight.figure.TokenText;
import dev.headlight.state.ComparisonState;
import dev.headlight.state.PinnedTrace;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.controlsfx.control.SegmentedButton;
import org.jspecify.annotations.Nullable;

/** The present trace (A) beside a pinned one (B), or what differs between them. */
final class ComparePane extends StackPane {
    private static final int LONGEST_TEXT = 60;

    private final WindowContext context;
    private final ComparisonState comparison;
    private final CompareFigures figures;
    private final Label now = Parts.label("", "compare-name");
    private final Label then = Parts.label("", "compare-name");
    private final CheckBox keepsHeads = new CheckBox();
    private final VBox content;
    private final VBox invitation;

    ComparePane(WindowContext context) {
        this.context = context;
        this.comparison = context.workbench().view().comparison();
        figures = new CompareFigures(context);
        VBox.setVgrow(figures, Priority.ALWAYS);
        content = new VBox(head(), names(), figures, omissions());
        content.getStyleClass().add("compare");
        invitation = invitation();
        setId("compare");
        getChildren().addAll(content, invitation);
        context.onScene(scene -> show(scene.trace(), scene.selection()));
        comparison.pinnedProperty().subscribe((before, after) -> context.notifyScene(this::show));
        comparison.keepsHeadsProperty().subscribe((before, after) -> context.notifyScene(this::show));
    }

    private HBox head() {
        keepsHeads.setId("compare-keeps-heads");
        keepsHeads.selectedProperty().bindBidirectional(comparison.keepsHeadsProperty());
        Tip.on(keepsHeads, "B stays with the heads it was pinned with while you choose others for A");
        HBox head = new HBox(
                choice(),
                keepsHeads,
                Parts.spring(),
                button("Pin A as B", "compare-pin", "Compare with what is shown now instead (Ctrl+B)", this::pin),
                button("Let B go", "compare-unpin", "End the comparison", comparison::unpin));
        head.getStyleClass().add("compare-head");
        return head;
    }

    private SegmentedButton choice() {
        SegmentedButton choice = new SegmentedButton();
        for (CompareFigures.Kind kind : CompareFigures.Kind.values()) {
            ToggleButton button = new ToggleButton(kind.label());
            button.setId("compare-" + kind.name().toLowerCase(Locale.ROOT));
            button.setSelected(kind == figures.kindProperty().get());
            button.setOnAction(event -> {
                button.setSelected(true);
                figures.kindProperty().set(kind);
            });
            choice.getButtons().add(button);
        }
        return choice;
    }

    private HBox names() {
        HBox names = new HBox(now, then);
        names.getStyleClass().add("compare-names");
        for (Label name : Arrays.asList(now, then)) {
            name.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(name, Priority.ALWAYS);
            name.prefWidthProperty().bind(names.widthProperty().divide(2));
        }
        return names;
    }

    private Label omissions() {
        Label omissions = Parts.label("", "compare-omissions");
        omissions.setId("compare-omissions");
        omissions.setWrapText(true);
        omissions.setMinHeight(USE_PREF_SIZE);
        // A binding that is only listened to may be collected; one that is bound to is kept.
        omissions.textProperty().bind(figures.omissions());
        omissions.textProperty().subscribe(text -> Parts.setShown(omissions, !text.isEmpty()));
        return omissions;
    }

    private VBox invitation() {
        Label words = Parts.label(
                "Nothing is pinned yet. Pin what you see now as B; then change the text, the model, the head, mask a word"
                        + " or switch heads off, and see both beside each other.",
                "compare-invitation");
        words.setWrapText(true);
        words.setMaxWidth(460);
        VBox box = new VBox(
                words, button("Pin what you see now", "compare-pin-first", "Keep it as B (Ctrl+B)", this::pin));
        box.getStyleClass().add("message");
        return box;
    }

    private static Button button(String text, String id, String help, Runnable action) {
        Button button = new Button(text);
        button.setId(id);
        Tip.on(button, help);
        button.setOnAction(event -> action.run());
        return button;
    }

    private void pin() {
        context.workbench().pinForComparison();
    }

    private void show(WindowContext.Scene scene) {
        show(scene.trace(), scene.selection());
    }

    private void show(@Nullable Trace trace, Selection selection) {
        PinnedTrace pinned = comparison.pinnedProperty().get();
        Parts.setShown(content, pinned != null);
        Parts.setShown(invitation, pinned == null);
        if (pinned == null || trace == null) {
            return;
        }
        Selection seen = pinned.seenBeside(
                selection, trace, comparison.keepsHeadsProperty().get());
        boolean isSameModel =
                trace.provenance().model().equals(pinned.trace().provenance().model());
        now.setText("A  " + name(trace, selection, isSameModel));
        then.setText("B  " + name(pinned.trace(), seen, isSameModel));
        keepsHeads.setText("B keeps " + heads(pinned.selection()));
    }

    private static String name(Trace trace, Selection selection, boolean isSameModel) {
        String pair = trace.text().textPair();
        String text = pair == null ? trace.text().text() : trace.text().text() + " | " + pair;
        String line = TokenText.visible(text).replace('␣', ' ');
        String shown = line.length() <= LONGEST_TEXT
                ? line
                : line.substring(0, LONGEST_TEXT).stripTrailing() + "…";
        String model = isSameModel ? "" : trace.provenance().modelName() + " · ";
        return heads(selection) + " · " + model + without(trace) + masked(trace.text()) + shown;
    }

    /** Says that special tokens stand for words of the text, which is written out as it was typed. */
    private static String masked(TokenizedText text) {
        long masked = text.tokens().stream()
                .filter(token -> token.isTyped() && token.special())
                .filter(token -> !text.surface(token).strip().equals(token.text()))
                .count();
        return masked == 0 ? "" : masked == 1 ? "one token masked · " : masked + " tokens masked · ";
    }

    private static String without(Trace trace) {
        int off = trace.provenance().switchedOff().size();
        return off == 0 ? "" : off == 1 ? "one head off · " : off + " heads off · ";
    }

    private static String heads(Selection selection) {
        if (selection.shownHeads().size() > 3) {
            return selection.shownHeads().size() + " heads of layer " + (selection.shownLayer() + 1);
        }
        return selection.shownHeads().stream()
                .map(head -> (selection.shownLayer() + 1) + "-" + (head + 1))
                .collect(Collectors.joining(", "));
    }
}
