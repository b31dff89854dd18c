package dev.headlight.ui;

import dev.headlight.analysis.reading.ShownTokens;
import dev.headlight.core.Hiding;
import dev.headlight.core.LinksLayout;
import dev.headlight.core.Selection;
import dev.headlight.core.Threshold;
import dev.headlight.core.Trace;
import dev.headlight.core.TraceField;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** How weights are read: what few need at once, behind the disclosure of the Show card. */
final class ReadingControls extends VBox {
    private final WindowContext context;
    private final Map<ReadingSwitch, CheckBox> switches = new EnumMap<>(ReadingSwitch.class);
    private final Label specials = Parts.label("", "muted");
    private final VBox specialRow;
    private final AggregateControl aggregate;
    private final Choice<Threshold.Kind> kind;
    private final CheckBox lines = new CheckBox("Tokens in two lines");

    ReadingControls(WindowContext context) {
        this.context = context;
        aggregate = new AggregateControl(context);
        kind = new Choice<>(
                Threshold.Kind.class,
                "threshold",
                ThresholdScale::shortName,
                "What decides which links are drawn (Alt+T)",
                chosen -> context.selection()
                        .read(reading ->
                                reading.withThreshold(reading.threshold().withKind(chosen))));
        for (ReadingSwitch each : ReadingSwitch.values()) {
            switches.put(each, box(each));
        }
        HBox as = new HBox(14, of(ReadingSwitch.SPECIAL_KEYS), of(ReadingSwitch.SPECIAL_QUERIES));
        specialRow = new VBox(6, specials, as);
        lines.setId("layout-lines");
        Tip.on(lines, "Arrange the links in two lines, in the direction of the text (Alt+L)");
        lines.setOnAction(event -> flipLayout(context));
        Label by = Parts.label("Links by", "muted");
        HBox kindRow = new HBox(10, by, kind);
        kindRow.getStyleClass().add("card-heading");
        getStyleClass().add("reading-controls");
        getChildren()
                .addAll(
                        of(ReadingSwitch.WORDS),
                        specialRow,
                        of(ReadingSwitch.RESCALE),
                        of(ReadingSwitch.VALUES),
                        aggregate,
                        kindRow,
                        lines);
    }

    private CheckBox of(ReadingSwitch which) {
        return Objects.requireNonNull(switches.get(which));
    }

    private CheckBox box(ReadingSwitch which) {
        CheckBox box = new CheckBox(which.label());
        box.setId(which.id());
        Tip.on(box, which.help());
        box.setOnAction(event -> context.selection().read(which::flip));
        return box;
    }

    /** Changes between columns and lines. */
    static void flipLayout(WindowContext context) {
        boolean isLines = context.selection().get().layout() == LinksLayout.LINES;
        context.selection().setLayout(isLines ? LinksLayout.COLUMNS : LinksLayout.LINES);
    }

    void show(WindowContext.Scene scene) {
        Selection selection = scene.selection();
        switches.forEach((which, box) -> box.setSelected(which.isOn(selection.reading())));
        Trace trace = scene.trace();
        List<String> names = trace == null
                ? List.of()
                : ShownTokens.of(trace.text(), Hiding.NOTHING).specials();
        Parts.setShown(specialRow, !names.isEmpty());
        specials.setText("Hide " + String.join(" ", names));
        String all = "Hide " + String.join(", ", names) + " ";
        of(ReadingSwitch.SPECIAL_KEYS).setAccessibleText(all + ReadingSwitch.SPECIAL_KEYS.label());
        of(ReadingSwitch.SPECIAL_QUERIES).setAccessibleText(all + ReadingSwitch.SPECIAL_QUERIES.label());
        Parts.setShown(of(ReadingSwitch.VALUES), context.yields(TraceField.VALUES));
        aggregate.show(selection);
        kind.show(selection.reading().threshold().kind());
        lines.setSelected(selection.layout() == LinksLayout.LINES);
    }
}
