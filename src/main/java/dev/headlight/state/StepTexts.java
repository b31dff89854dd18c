package dev.headlight.state;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Whether typing in a sentence or a note goes on with the last step. Pure functions. */
final class StepTexts {
    private StepTexts() {}

    /** @param base before the last step, {@code last} after it, {@code now} after the newest edit */
    static boolean goesOn(Snapshot base, Snapshot last, Snapshot now) {
        InputText first = base.subject().input();
        InputText second = last.subject().input();
        InputText third = now.subject().input();
        if (Objects.equals(second.pair(), third.pair()) && Objects.equals(first.pair(), second.pair())) {
            return WordSteps.goesOn(first.text(), second.text(), third.text());
        }
        boolean isSecondSentence = first.pair() != null
                && second.pair() != null
                && third.pair() != null
                && first.text().equals(second.text())
                && second.text().equals(third.text());
        return isSecondSentence
                && WordSteps.goesOn(
                        Objects.requireNonNull(first.pair()),
                        Objects.requireNonNull(second.pair()),
                        Objects.requireNonNull(third.pair()));
    }

    /** The same for the one note that both changed. */
    static boolean goesOnInNote(Snapshot base, Snapshot last, Snapshot now) {
        List<NoteSubject> step = changed(base.notes(), last.notes());
        List<NoteSubject> edit = changed(last.notes(), now.notes());
        return step.size() == 1
                && step.equals(edit)
                && WordSteps.goesOn(
                        base.notes().about(step.getFirst()),
                        last.notes().about(step.getFirst()),
                        now.notes().about(step.getFirst()));
    }

    private static List<NoteSubject> changed(Notes before, Notes after) {
        Set<NoteSubject> all = new HashSet<>(before.texts().keySet());
        all.addAll(after.texts().keySet());
        return all.stream()
                .filter(subject -> !before.about(subject).equals(after.about(subject)))
                .toList();
    }
}
