package dev.headlight.analysis.reading;

import dev.headlight.core.Aggregate;
import dev.headlight.core.HeadRef;
import dev.headlight.core.Selection;
import dev.headlight.core.Trace;
import java.util.List;
import java.util.stream.IntStream;

/** Which heads a selection makes something of. */
final class HeadSources {
    private HeadSources() {}

    /** The heads of the shown layer that are on. */
    static List<HeadRef> shown(Selection selection) {
        return selection.shownHeads().stream()
                .map(head -> new HeadRef(selection.shownLayer(), head))
                .toList();
    }

    /** The heads with the same numbers in every layer. */
    static List<HeadRef> inAllLayers(Trace trace, Selection selection) {
        return IntStream.range(0, trace.attentions().layers())
                .boxed()
                .flatMap(layer -> selection.shownHeads().stream().map(head -> new HeadRef(layer, head)))
                .toList();
    }

    /** The chosen heads that the model of the trace has. */
    static List<HeadRef> chosen(Trace trace, Aggregate aggregate) {
        return aggregate.chosen().stream()
                .filter(head -> head.layer() < trace.attentions().layers()
                        && head.head() < trace.attentions().heads())
                .toList();
    }
}
