package dev.headlight.ui;

import dev.headlight.analysis.heads.HeadDistances;
import dev.headlight.analysis.heads.HeadMap;
import dev.headlight.core.Trace;
import dev.headlight.corpus.CorpusReport;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The map of all heads of what is shown, worked out when nothing is being painted. The last one stays until the next is
 * there. Used on the JavaFX thread.
 */
final class HeadMaps {
    private final ReadOnlyObjectWrapper<@Nullable HeadMap> map = new ReadOnlyObjectWrapper<>();
    private final WhenIdle<HeadMap> work;
    private @Nullable Object subject;

    HeadMaps(Painters painters) {
        work = new WhenIdle<>(painters, map::set);
    }

    ReadOnlyObjectProperty<@Nullable HeadMap> mapProperty() {
        return map.getReadOnlyProperty();
    }

    /** Asks for the map of a text, or of the set of texts that was run through its model. */
    void request(Trace trace, @Nullable CorpusReport texts) {
        HeadDistances known = texts != null && HeadTables.isOf(texts, trace) ? texts.distances() : null;
        Object wanted = known == null ? trace : known;
        if (isSubject(wanted)) {
            return;
        }
        subject = wanted;
        HeadMap before = map.get();
        work.request(() -> make(known == null ? HeadDistances.of(trace.attentions()) : known, before));
    }

    @SuppressWarnings("ReferenceEquality") // comparing what large traces hold would cost too much
    private boolean isSubject(Object wanted) {
        return subject == wanted;
    }

    /** Turned like the map before, so that heads stay about where they were. */
    private static HeadMap make(HeadDistances distances, @Nullable HeadMap before) {
        HeadMap made = HeadMap.of(distances);
        return before == null ? made : made.turnedTo(before);
    }
}
