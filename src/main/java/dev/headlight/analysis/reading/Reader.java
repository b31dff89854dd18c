package dev.headlight.analysis.reading;

import dev.headlight.analysis.reading.ReadAttention.Slot;
import dev.headlight.analysis.reading.ReadAttention.Words;
import dev.headlight.core.Aggregate;
import dev.headlight.core.AttentionMatrix;
import dev.headlight.core.HeadRef;
import dev.headlight.core.Reading;
import dev.headlight.core.Selection;
import dev.headlight.core.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reads one trace as one selection says. */
final class Reader {
    private static final String WEIGHT = "attention weight";
    private static final String NORM = "share of the weighted values' norms";

    private final Trace trace;
    private final Selection selection;
    private final Reading reading;
    private final TraceReadings known;
    private final ValueNorms norms;
    private final Axes axes;
    private final RowReader rows;
    private final HeadReader heads;
    private final List<HeadRef> shown;

    Reader(Trace trace, Selection selection, TraceReadings known) {
        this.trace = trace;
        this.selection = selection;
        this.reading = selection.reading();
        this.known = known;
        this.norms = reading.valueWeighted() ? known::norms : ValueNorms.UNKNOWN;
        this.axes = Axes.of(trace.text(), reading);
        this.rows = new RowReader(axes, reading.hiding());
        this.shown = HeadSources.shown(selection);
        this.heads = new HeadReader(rows, trace.attentions(), this.norms);
    }

    ReadAttention read() {
        return switch (reading.aggregate().over()) {
            case EACH_HEAD -> eachHead();
            case HEADS -> combined(shown, HeadWords.ofLayer(shown));
            case LAYERS ->
                combined(
                        HeadSources.inAllLayers(trace, selection),
                        HeadWords.ofAllLayers(
                                selection.shownHeads(), trace.attentions().layers()));
            case CHOSEN -> chosen();
            case ROLLOUT -> rollout();
            case FLOW -> flow();
        };
    }

    private ReadAttention eachHead() {
        List<ReadMatrix> matrices = shown.stream().map(heads::read).toList();
        List<Slot> slots = IntStream.range(0, shown.size())
                .mapToObj(slot -> new Slot(shown.get(slot), matrices.get(slot).weights()))
                .toList();
        ReadMatrix mean = heads.read(shown, Aggregate.Combination.MEAN);
        String names = HeadWords.ofLayer(shown);
        String label = HeadWords.combined(Aggregate.Combination.MEAN, shown.size(), names);
        return result(slots, mean, names, label, isWeighted() ? NORM : WEIGHT, "");
    }

    private ReadAttention combined(List<HeadRef> sources, String named) {
        Aggregate aggregate = reading.aggregate();
        ReadMatrix matrix = heads.read(sources, aggregate.combination());
        String label = HeadWords.combined(aggregate.combination(), sources.size(), named);
        HeadRef only = sources.size() == 1 ? sources.getFirst() : null;
        return result(
                List.of(new Slot(only, matrix.weights())),
                matrix,
                label,
                label,
                isWeighted() ? NORM : WEIGHT,
                ReadingWords.caution(aggregate, sources.size()));
    }

    private ReadAttention chosen() {
        List<HeadRef> chosen = HeadSources.chosen(trace, reading.aggregate());
        return chosen.isEmpty()
                ? nothing("No head is chosen yet. Click heads of the grid with Ctrl held down.", "chosen heads")
                : combined(chosen, HeadWords.chosen(chosen));
    }

    private ReadAttention rollout() {
        AttentionMatrix matrix = known.rollout().upTo(selection.shownLayer());
        return throughLayers(heads.read(matrix), "rollout", "");
    }

    private ReadAttention flow() {
        int tokens = trace.text().size();
        String name = "flow " + upToLayer();
        if (FlowSize.isTooLarge(tokens, selection.shownLayer() + 1)) {
            return nothing(
                    "Attention flow through " + (selection.shownLayer() + 1) + " layers of " + tokens
                            + " tokens takes too long. Choose rollout, a lower layer or a shorter text.",
                    name);
        }
        FlowRows flow = known.flow(selection.shownLayer());
        if (FlowSize.isForAllRows(tokens)) {
            return flow.known() < tokens
                    ? nothing("Attention " + name + " is being worked out…", name)
                    : throughLayers(heads.read(flow.matrix()), "flow", "");
        }
        return throughLayers(
                heads.read(flow.matrix()),
                "flow",
                "with " + tokens + " tokens flow is worked out for a token in focus only, " + flow.known() + " so far");
    }

    private ReadAttention throughLayers(ReadMatrix matrix, String name, String remark) {
        String label = name + " " + upToLayer() + ", " + heads();
        String caution = ReadingWords.caution(reading.aggregate(), 1);
        return result(
                List.of(new Slot(null, matrix.weights())),
                matrix,
                label,
                label,
                "attention " + name,
                remark.isEmpty() ? caution : remark + " · " + caution);
    }

    private String heads() {
        int count = trace.attentions().heads();
        return count == 1 ? "the only head of each layer" : "mean of " + count + " heads a layer";
    }

    private String upToLayer() {
        return "up to layer " + (selection.shownLayer() + 1);
    }

    private boolean isWeighted() {
        return reading.valueWeighted() && norms.of(shown.getFirst()).isPresent();
    }

    private ReadAttention result(
            List<Slot> slots, ReadMatrix all, String names, String label, String measure, String remark) {
        List<String> remarks = Stream.of(hidden(all), unweighted(), remark)
                .filter(text -> !text.isEmpty())
                .toList();
        Aggregate aggregate = reading.aggregate();
        boolean isSum = !aggregate.over().combines() || aggregate.combination() == Aggregate.Combination.MEAN;
        Words words = new Words(
                names,
                label,
                measure,
                isSum && !rows.losesAttention() && !isPartial(),
                changes(),
                remarks,
                axes.isEmpty() ? ReadingWords.empty(axes) : "");
        return new ReadAttention(trace, axes, slots, all.weights(), words);
    }

    /** Whether only some rows of a flow are known. */
    private boolean isPartial() {
        return reading.aggregate().over() == Aggregate.Over.FLOW
                && !FlowSize.isForAllRows(trace.text().size());
    }

    private String hidden(ReadMatrix all) {
        return rows.hidesKeys() && axes.queries().size() > 0 ? ReadingWords.hidden(reading, all.hidden()) : "";
    }

    private String unweighted() {
        if (!reading.valueWeighted() || (measuresHeads() && isWeighted())) {
            return "";
        }
        return measuresHeads()
                ? "the norms of the values are not known here, so weights are not weighed by them"
                : "not weighed by the norms of the values";
    }

    private List<String> changes() {
        return ReadingWords.changes(
                reading,
                ShownTokens.of(trace.text(), reading.hiding()),
                measuresHeads() && isWeighted(),
                rows.hidesKeys());
    }

    private boolean measuresHeads() {
        return reading.aggregate().over() != Aggregate.Over.ROLLOUT
                && reading.aggregate().over() != Aggregate.Over.FLOW;
    }

    private ReadAttention nothing(String why, String label) {
        AttentionMatrix empty = AttentionMatrix.copyOf(
                new float[axes.queries().size() * axes.keys().size()],
                axes.queries().size(),
                axes.keys().size());
        Words words = new Words(label, label, WEIGHT, false, new ArrayList<>(changes()), List.of(), why);
        return new ReadAttention(trace, axes, List.of(new Slot(null, empty)), empty, words);
    }
}
