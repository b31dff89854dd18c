package dev.headlight.ui;

import dev.headlight.analysis.heads.HeadStatistics;
import dev.headlight.analysis.heads.SimilarHeads;
import dev.headlight.analysis.heads.SpecialNames;
import dev.headlight.core.HeadRef;
import dev.headlight.core.Reading;
import dev.headlight.core.Selection;
import dev.headlight.core.Threshold;
import dev.headlight.core.Trace;
import dev.headlight.state.Example;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.Collectors;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What the selected head does on this text, in numbers. */
final class HeadCard extends VBox {
    private static final int SIMILAR = 3;
    private static final int SIMILAR_ROW = 6;

    private final WindowContext context;
    private final Label title = Parts.label("", "card-title");
    private final Label state = Parts.label("", "card-note");
    private final Label lead = Parts.label("", "card-lead");
    private final Label roles = Parts.label("", "role");
    private final Tooltip rules = new Tooltip();
    private final GridPane table = new GridPane();
    private final Latest<HeadFacts> facts;
    private final WhenIdle<String> similar;
    private final Label similarHeads = Parts.label("", "number");
    private final Label similarName;
    private final List<Label> names = new ArrayList<>();
    private final List<Label> values = new ArrayList<>();
    private @Nullable Subject subject;

    /** All that this card depends on; tokens in focus are not part of it. */
    private record Subject(
            Trace trace,
            int layer,
            SortedSet<Integer> heads,
            boolean preview,
            boolean read,
            @Nullable Example example) {}

    HeadCard(WindowContext context) {
        this.context = context;
        facts = new Latest<>(context.painters(), this::show);
        similar = new WhenIdle<>(context.painters(), similarHeads::setText);
        setId("head-card");
        getStyleClass().add("card");
        lead.setWrapText(true);
        table.setHgap(10);
        table.setVgap(4);
        for (int row = 0; row < SIMILAR_ROW; row++) {
            Label value = Parts.label("", "number");
            values.add(value);
            names.add(addRow(table, row, "", value));
        }
        similarName = addRow(table, SIMILAR_ROW, "most like", similarHeads);
        roles.setId("head-roles");
        roles.setWrapText(true);
        roles.setTooltip(rules);
        ShownParts.fill(this, Parts.cardTitle(title, state), lead, roles, table);
        context.onScene(this::request);
        context.workbench().view().exampleProperty().subscribe((before, after) -> context.notifyScene(this::request));
    }

    private void request(WindowContext.Scene scene) {
        Trace trace = scene.trace();
        Parts.setShown(this, trace != null);
        if (trace != null) {
            Selection selection = scene.selection();
            Example example = context.workbench().view().exampleProperty().get();
            Subject wanted = new Subject(
                    trace,
                    selection.shownLayer(),
                    selection.shownHeads(),
                    selection.hoveredHead() != null,
                    isRead(selection),
                    example);
            if (wanted.equals(subject)) {
                return;
            }
            subject = wanted;
            facts.request(() -> facts(trace, selection, example));
            HeadRef head = selection.shownHead().orElse(null);
            similar.request(() -> head == null ? "" : similar(trace, head));
        }
    }

    /** Whether the figures show something else than the model's own weights, which these numbers are of. */
    private static boolean isRead(Selection selection) {
        return !selection.reading().withThreshold(Threshold.USUAL).equals(Reading.PLAIN);
    }

    private static String similar(Trace trace, HeadRef head) {
        return SimilarHeads.mostSimilar(trace.attentions(), head, SIMILAR).stream()
                .map(other -> other.head().label())
                .collect(Collectors.joining(" · "));
    }

    private HeadFacts facts(Trace trace, Selection selection, @Nullable Example example) {
        HeadStatistics numbers = HeadStatistics.of(context.mean().of(trace, selection), trace.text());
        String title = selection
                .shownHead()
                .map(head -> "Head " + head.label())
                .orElseGet(() ->
                        "Mean of " + selection.shownHeads().size() + " heads, layer " + (selection.shownLayer() + 1));
        String state = (selection.hoveredHead() != null ? "preview" : "selected")
                + (isRead(selection) ? " · raw weights" : "");
        return HeadFacts.of(
                new HeadFacts.Heading(
                        title,
                        state,
                        lead(selection, example),
                        selection.shownHead().isPresent()),
                SpecialNames.of(trace.text()),
                numbers);
    }

    private static String lead(Selection selection, @Nullable Example example) {
        return example != null
                        && selection.shownHead().filter(example.head()::equals).isPresent()
                ? example.why()
                : "";
    }

    private void show(HeadFacts now) {
        title.setText(now.heading().title());
        state.setText(now.heading().state());
        lead.setText(now.heading().lead());
        Parts.setShown(lead, !now.heading().lead().isEmpty());
        roles.setText(now.roles());
        rules.setText(now.rules());
        Parts.setShown(roles, !now.roles().isEmpty());
        for (int row = 0; row < SIMILAR_ROW; row++) {
            boolean isShown = row < now.rows().size();
            Parts.setShown(names.get(row), isShown);
            Parts.setShown(values.get(row), isShown);
            names.get(row).setText(isShown ? now.rows().get(row).name() : "");
            values.get(row).setText(isShown ? now.rows().get(row).value() : "");
        }
        Parts.setShown(similarName, now.heading().isSingle());
        Parts.setShown(similarHeads, now.heading().isSingle());
    }

    /** The nodes stay, only what they show changes: new controls would be styled again and again. */
    private static Label addRow(GridPane table, int row, String name, Label value) {
        Label label = Parts.label(name, "muted");
        GridPane.setHgrow(label, Priority.ALWAYS);
        label.setMaxWidth(Double.MAX_VALUE);
        value.setMinWidth(USE_PREF_SIZE);
        GridPane.setHalignment(value, HPos.RIGHT);
        table.addRow(row, label, value);
        return label;
    }
}
