package dev.headlight.state;

import dev.headlight.core.Token;
import dev.headlight.core.TokenizedText;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Puts words that the model predicts into the user's text, and takes the last one out again. What it replaced is kept
 * for as long as the text stands as it was made. Used on the thread of {@link TraceState}.
 */
public final class WordChoice {
    private final TraceState traces;
    private final ReadOnlyObjectWrapper<@Nullable Change> last = new ReadOnlyObjectWrapper<>();

    /**
     * A word that was put in.
     *
     * @param word as people read it
     * @param covered what stood there in the user's text
     * @param before the text as it was
     * @param after the text as it was made
     * @param masks that lay over the text
     */
    public record Change(String word, String covered, InputText before, InputText after, MaskedTokens masks) {}

    WordChoice(TraceState traces) {
        this.traces = traces;
        traces.inputProperty().subscribe(this::inputChanged);
    }

    /** The change that can be taken back, or null. */
    public ReadOnlyObjectProperty<@Nullable Change> lastProperty() {
        return last.getReadOnlyProperty();
    }

    /**
     * Puts a word in the place of a token.
     *
     * @param token its index in the text that is shown
     * @param id the word's number in the vocabulary
     */
    public void put(int token, int id) {
        TokenizedText text = traces.tokensProperty().get();
        if (text == null || token >= text.size() || !text.tokens().get(token).isTyped()) {
            return;
        }
        Token place = text.tokens().get(token);
        InputText before = traces.input();
        MaskedTokens masks = traces.interventions().masksProperty().get();
        InputText after = WordPlacing.put(before, place, traces.tokenReading(id));
        if (masks.contains(token)) {
            traces.interventions().toggleMask(token);
        }
        traces.setInput(after);
        last.set(new Change(traces.tokenReading(id), text.surface(place), before, after, masks));
    }

    /** Takes the last word out again: text and masks are as they were. */
    public void undo() {
        Change change = last.get();
        if (change != null) {
            traces.setInput(change.before());
            traces.interventions().mask(change.masks());
            last.set(null);
        }
    }

    private void inputChanged(InputText now) {
        Change change = last.get();
        if (change != null && !change.after().equals(now)) {
            last.set(null);
        }
    }
}
