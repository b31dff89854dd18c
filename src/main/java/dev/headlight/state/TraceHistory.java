package dev.headlight.state;

import dev.headlight.core.ModelDescription;
import dev.headlight.core.Selection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * The last texts with the models they were run on, newest first, to go back to. A text that stood for a moment only,
 * because somebody was typing, gives way to the next. Used on the JavaFX thread.
 */
public final class TraceHistory {
    /** More than one looks back for. */
    static final int MOST = 20;

    /** What stood for less was passed over while typing. */
    static final Duration MOMENT = Duration.ofSeconds(2);

    private static final int LONGEST = 70;

    private final InstantSource clock;
    private final ObservableList<Moment> moments = FXCollections.observableArrayList();
    private final ObservableList<Moment> readOnly = FXCollections.unmodifiableObservableList(moments);

    /**
     * Something that was looked at; running the model on it again gives the same trace.
     *
     * @param since when it was first there
     */
    public record Moment(ModelDescription model, InputText input, Selection selection, Instant since) {
        /** Text, model and head in one line. */
        public String words() {
            String text = input.pair() == null ? input.text() : input.text() + " | " + input.pair();
            String line = text.strip().replaceAll("\\s+", " ");
            String shown =
                    line.length() <= LONGEST ? line : line.substring(0, LONGEST).stripTrailing() + "…";
            String heads = selection.heads().size() == 1
                    ? "head " + (selection.layer() + 1) + "-"
                            + (selection.heads().first() + 1)
                    : "layer " + (selection.layer() + 1);
            return (shown.isEmpty() ? "(no text)" : shown) + "   " + model.name() + ", " + heads;
        }

        boolean isOf(ModelDescription other, InputText text) {
            return model.id().equals(other.id()) && input.equals(text);
        }
    }

    public TraceHistory(InstantSource clock) {
        this.clock = clock;
    }

    /** Newest first; changes with what is remembered. */
    public ObservableList<Moment> moments() {
        return readOnly;
    }

    /** Notes that a trace is there now; another run on the same text, as for another view, is no new moment. */
    public void add(ModelDescription model, InputText input, Selection selection) {
        Instant now = clock.instant();
        if (!moments.isEmpty()) {
            Moment last = moments.getFirst();
            if (last.isOf(model, input)) {
                look(selection);
                return;
            }
            if (Duration.between(last.since(), now).compareTo(MOMENT) < 0) {
                moments.removeFirst();
            }
        }
        moments.removeIf(moment -> moment.isOf(model, input));
        moments.addFirst(new Moment(model, input, selection, now));
        if (moments.size() > MOST) {
            moments.removeLast();
        }
    }

    /** Keeps what is looked at now with the newest moment, so that going back finds it. */
    public void look(Selection selection) {
        if (!moments.isEmpty()) {
            Moment last = moments.getFirst();
            moments.set(0, new Moment(last.model(), last.input(), selection, last.since()));
        }
    }
}
