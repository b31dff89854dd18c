package dev.headlight.ui;

import dev.headlight.analysis.embeddings.NearWords;
import dev.headlight.core.FloatTensor;
import dev.headlight.core.HiddenStates;
import dev.headlight.core.ModelDescription;
import dev.headlight.core.Trace;
import dev.headlight.engine.EngineSettings;
import dev.headlight.figure.NearWordsFigure.Cell;
import dev.headlight.figure.NearWordsFigure.Words;
import dev.headlight.figure.TokenText;
import dev.headlight.state.HiddenStateReader;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What pieces of the model's own graph say about hidden states, worked out away from the JavaFX thread and kept until
 * something else is asked. Used on the JavaFX thread.
 */
final class HiddenReadings {
    private static final int MOST_WORDS = 6;

    private final WindowContext context;
    private final Runnable onChange;
    private final HiddenStateReader reader = new HiddenStateReader(EngineSettings.standard());
    private final WhenIdle<Optional<List<NearWords>>> wordsWork;
    private final WhenIdle<Optional<FloatTensor>> positionsWork;
    private @Nullable WordsOf askedWords;
    private @Nullable WordsOf readWords;
    private @Nullable Words words;
    private @Nullable ModelDescription askedPositions;
    private @Nullable ModelDescription readPositions;
    private @Nullable FloatTensor positions;

    /** Compared by the identity of the trace. */
    private record WordsOf(Trace trace, int token) {
        @SuppressWarnings("ReferenceEquality")
        boolean isOf(Trace other, int index) {
            return trace == other && token == index;
        }
    }

    /** @param onChange called when something has been worked out */
    HiddenReadings(WindowContext context, Runnable onChange) {
        this.context = context;
        this.onChange = onChange;
        wordsWork = new WhenIdle<>(context.painters(), this::doneWords);
        positionsWork = new WhenIdle<>(context.painters(), this::donePositions);
        context.painters().closeAfterwards(reader);
    }

    /** Frees what is kept open for the head that predicts words. */
    void release() {
        if (askedWords != null) {
            askedWords = null;
            readWords = null;
            words = null;
            wordsWork.request(() -> {
                reader.release();
                return Optional.empty();
            });
        }
    }

    /** Begins to read the words that a token's states are nearest to, unless they are known. */
    void askWords(ModelDescription model, Trace trace, HiddenStates states, int token) {
        WordsOf asked = askedWords;
        if (asked == null || !asked.isOf(trace, token)) {
            askedWords = new WordsOf(trace, token);
            wordsWork.request(() -> reader.words(model, states, token, MOST_WORDS));
        }
    }

    private void doneWords(Optional<List<NearWords>> found) {
        WordsOf asked = askedWords;
        if (asked != null) {
            readWords = asked;
            words = found.map(states -> words(asked, states)).orElse(null);
            onChange.run();
        }
    }

    private Words words(WordsOf asked, List<NearWords> states) {
        String name = TokenText.of(asked.trace().text().tokens().get(asked.token()));
        return new Words(asked.token(), name, states.stream().map(this::cells).toList());
    }

    private List<Cell> cells(NearWords state) {
        return state.words().stream()
                .map(word -> new Cell(
                        TokenText.visible(context.workbench().traces().tokenReading(word.id())), word.probability()))
                .toList();
    }

    /** The words that were read last; null until there are any, or where the model has no head for words. */
    @Nullable
    Words words() {
        return words;
    }

    /** Whether the last question about words has been answered. */
    boolean hasReadWords() {
        return readWords != null && readWords.equals(askedWords);
    }

    /** Begins to read the table of positions, unless it is known. */
    void askPositions(ModelDescription model) {
        if (!model.equals(askedPositions)) {
            askedPositions = model;
            positions = null;
            positionsWork.request(() -> reader.positions(model));
        }
    }

    private void donePositions(Optional<FloatTensor> found) {
        readPositions = askedPositions;
        positions = found.orElse(null);
        onChange.run();
    }

    /** {@code [rows, width]}; null until it is read, or where the model has none. */
    @Nullable
    FloatTensor positions() {
        return positions;
    }

    /** Whether the last question about positions has been answered. */
    boolean hasReadPositions() {
        return readPositions != null && readPositions.equals(askedPositions);
    }
}
