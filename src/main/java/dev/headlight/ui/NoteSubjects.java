package dev.headlight.ui;

import dev.headlight.core.HeadRef;
import dev.headlight.core.Selection;
import dev.headlight.core.Trace;
import dev.headlight.state.InputText;
import dev.headlight.state.NoteSubject;
import dev.headlight.state.Workbench;
import java.util.Optional;

/** What notes are about in a window. */
final class NoteSubjects {
    private NoteSubjects() {}

    /** The one head that is locked; empty where several are, or nothing is shown yet. */
    static Optional<NoteSubject> head(Workbench workbench) {
        Selection selection = workbench.selection().get();
        return selection.heads().size() == 1
                ? head(
                        workbench,
                        new HeadRef(selection.layer(), selection.heads().first()))
                : Optional.empty();
    }

    static Optional<NoteSubject> head(Workbench workbench, HeadRef head) {
        Trace trace = workbench.traces().traceProperty().get();
        return Optional.ofNullable(trace)
                .map(shown -> new NoteSubject.OnHead(shown.provenance().model(), head));
    }

    /** The text that is shown. */
    static NoteSubject text(Workbench workbench) {
        Trace trace = workbench.traces().traceProperty().get();
        return new NoteSubject.OnText(trace == null ? workbench.traces().input() : InputText.of(trace.text()));
    }
}
