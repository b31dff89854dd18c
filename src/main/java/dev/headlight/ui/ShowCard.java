package dev.headlight.ui;

import dev.headlight.core.ColorScale;
import dev.headlight.core.LinksLayout;
import dev.headlight.core.Reading;
import dev.headlight.core.Selection;
import dev.headlight.core.SentenceFilter;
import dev.headlight.core.Threshold;
import dev.headlight.core.Trace;
import java.util.Arrays;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What is shown of the attention: how many links, of which sentences; the rest opens on request. */
final class ShowCard extends VBox {
    private final WindowContext context;
    private final ThresholdControl threshold;
    private final Choice<SentenceFilter> sentences;
    private final CheckBox squareRoot = new CheckBox("Bring out small weights");
    private final ReadingControls more;
    private final Button disclosure = new Button();
    private final Label hidden = Parts.label("", "muted");
    private final Button showHidden = new Button("show again");
    private final HBox hiddenRow;

    ShowCard(WindowContext context) {
        this.context = context;
        threshold = new ThresholdControl(context);
        more = new ReadingControls(context);
        sentences = new Choice<>(
                SentenceFilter.class,
                "sentences",
                filter -> filter.label().replace(" ", ""),
                "Which sentence looks at which (Alt+B)",
                filter -> context.selection()
                        .read(reading -> reading.withHiding(reading.hiding().withSentences(filter))));
        getStyleClass().add("card");
        setId("show-card");
        prepareSquareRoot();
        prepareDisclosure();
        showHidden.setId("show-hidden");
        showHidden.getStyleClass().add("link-button");
        Tip.on(showHidden, "Show all tokens again that were hidden by hand (Alt+H)");
        showHidden.setOnAction(event -> context.selection().showHidden());
        hiddenRow = Parts.cardTitle(hidden, showHidden);
        Label title = Parts.label("Show", "card-title");
        ShownParts.fill(this, Parts.cardTitle(title, disclosure), threshold, squareRoot, sentences, hiddenRow, more);
        context.onScene(this::show);
    }

    private void prepareSquareRoot() {
        squareRoot.setId("square-root");
        Tip.on(
                squareRoot,
                "Colour the matrix by the square root of the weight (Ctrl+U).\n"
                        + "By itself it is on for long texts; the legend always says so.");
        squareRoot.setOnAction(event -> toggleColors());
    }

    private void prepareDisclosure() {
        disclosure.setId("show-more");
        disclosure.getStyleClass().add("link-button");
        Tip.on(disclosure, "Words, special tokens, aggregates, thresholds, layout (Alt+K)");
        disclosure.setOnAction(event -> toggleMore());
        Parts.setShown(more, false);
    }

    /** Opens what few need at once, or closes it. */
    void toggleMore() {
        Parts.setShown(more, !more.isVisible());
        context.notifyScene(this::show);
        if (more.isVisible()) {
            Platform.runLater(this::scrollHere);
        }
    }

    /** In a low window the settings may open below the edge. */
    private void scrollHere() {
        for (Node node = this; node != null; node = node.getParent()) {
            if (node instanceof ScrollPane pane) {
                pane.layout();
                pane.setVvalue(pane.getVmax());
                return;
            }
        }
    }

    /** Draws more links, or fewer. */
    void step(int by) {
        threshold.step(by);
    }

    /** Changes between the two colour scales. */
    void toggleColors() {
        boolean linear = shownScale(context.selection().get()) == ColorScale.LINEAR;
        context.selection().setColors(linear ? ColorScale.SQUARE_ROOT : ColorScale.LINEAR);
    }

    private ColorScale shownScale(Selection selection) {
        var trace = context.trace();
        return selection.colors().resolved(trace == null ? 0 : trace.text().size());
    }

    private void show(WindowContext.Scene scene) {
        Selection selection = scene.selection();
        Trace trace = scene.trace();
        threshold.show(selection);
        squareRoot.setSelected(shownScale(selection) == ColorScale.SQUARE_ROOT);
        sentences.show(selection.reading().hiding().sentences());
        Parts.setShown(sentences, trace != null && trace.text().hasTwoSentences());
        int byHand = selection.reading().hiding().tokens().size();
        hidden.setText(byHand + (byHand == 1 ? " token hidden" : " tokens hidden"));
        Parts.setShown(hiddenRow, byHand > 0);
        int on = changes(selection);
        disclosure.setText((more.isVisible() ? "less" : "more") + (on == 0 ? "" : " · " + on + " on"));
        disclosure.setAccessibleText(
                (more.isVisible() ? "Show fewer settings, " : "Show more settings, ") + on + " are on");
        if (more.isVisible()) {
            more.show(scene);
        }
    }

    /** How many of the settings behind the disclosure are not as usual. */
    private static int changes(Selection selection) {
        Reading reading = selection.reading();
        long switched = Arrays.stream(ReadingSwitch.values())
                .filter(each -> each.isOn(reading))
                .count();
        boolean aggregates =
                reading.aggregate().over() != Reading.PLAIN.aggregate().over();
        boolean thresholds = reading.threshold().kind() != Threshold.Kind.SHARE;
        boolean lines = selection.layout() != LinksLayout.COLUMNS;
        return (int) switched + (aggregates ? 1 : 0) + (thresholds ? 1 : 0) + (lines ? 1 : 0);
    }
}
