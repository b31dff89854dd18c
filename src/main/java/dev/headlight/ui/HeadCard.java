package dev.headlight.ui;

import dev.headlight.analysis.TokenRoles;
import dev.headlight.analysis.heads.HeadRole;
import dev.headlight.analysis.heads.HeadStatistic;
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
import java.util.Locale;
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
    private final Latest<Facts> facts;
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

    /** One line of the table. */
    private record Fact(String name, String value) {}

    private record Facts(String title, String state, String lead, Roles roles, List<Fact> rows, boolean single) {}

    /**
     * What the head is called.
     *
     * @param names empty where it has no role
     * @param rules why
     */
    private record Roles(String names, String rules) {
        static Roles of(SpecialNames names, HeadStatistics numbers) {
            List<HeadRole> played = HeadRole.of(numbers::of);
            return new Roles(
                    played.stream().map(names::label).collect(Collectors.joining(" · ")),
                    played.stream().map(role -> role.rule(names, numbers::of)).collect(Collectors.joining("\n")));
        }
    }

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
        getChildren().addAll(Parts.cardTitle(title, state), lead, roles, table);
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

    private Facts facts(Trace trace, Selection selection, @Nullable Example example) {
        TokenRoles roles = TokenRoles.of(trace.text());
        HeadStatistics numbers = HeadStatistics.of(context.mean().of(trace, selection), trace.text());
        List<Fact> rows = new ArrayList<>();
        addShare(rows, roles.separator(), numbers.of(HeadStatistic.TO_SEP));
        addShare(rows, roles.classifier(), numbers.of(HeadStatistic.TO_CLS));
        rows.add(new Fact("to previous", percent(numbers.of(HeadStatistic.TO_PREV))));
        rows.add(new Fact("to next", percent(numbers.of(HeadStatistic.TO_NEXT))));
        rows.add(new Fact("to itself", percent(numbers.of(HeadStatistic.TO_SELF))));
        rows.add(new Fact(
                "entropy",
                String.format(
                        Locale.ROOT,
                        "%.2f nats · %.0f %%",
                        numbers.of(HeadStatistic.ENTROPY),
                        100 * numbers.of(HeadStatistic.ENTROPY_RELATIVE))));
        String title = selection
                .shownHead()
                .map(head -> "Head " + head.label())
                .orElseGet(() ->
                        "Mean of " + selection.shownHeads().size() + " heads, layer " + (selection.shownLayer() + 1));
        String state = (selection.hoveredHead() != null ? "preview" : "selected")
                + (isRead(selection) ? " · raw weights" : "");
        return new Facts(
                title,
                state,
                lead(selection, example),
                Roles.of(SpecialNames.of(trace.text()), numbers),
                rows,
                selection.shownHead().isPresent());
    }

    /** The model's own name for its special token; a model without one has no such share. */
    private static void addShare(List<Fact> rows, String token, double share) {
        if (!token.isEmpty()) {
            rows.add(new Fact("to " + token, percent(share)));
        }
    }

    private static String lead(Selection selection, @Nullable Example example) {
        return example != null
                        && selection.shownHead().filter(example.head()::equals).isPresent()
                ? example.why()
                : "";
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    private void show(Facts now) {
        title.setText(now.title());
        state.setText(now.state());
        lead.setText(now.lead());
        Parts.setShown(lead, !now.lead().isEmpty());
        roles.setText(now.roles().names());
        rules.setText(now.roles().rules());
        Parts.setShown(roles, !now.roles().names().isEmpty());
        for (int row = 0; row < SIMILAR_ROW; row++) {
            boolean isShown = row < now.rows().size();
            Parts.setShown(names.get(row), isShown);
            Parts.setShown(values.get(row), isShown);
            names.get(row).setText(isShown ? now.rows().get(row).name() : "");
            values.get(row).setText(isShown ? now.rows().get(row).value() : "");
        }
        Parts.setShown(similarName, now.single());
        Parts.setShown(similarHeads, now.single());
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
