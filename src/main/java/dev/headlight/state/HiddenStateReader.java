package dev.headlight.state;

import dev.headlight.analysis.embeddings.NearWords;
import dev.headlight.core.FloatTensor;
import dev.headlight.core.HiddenStates;
import dev.headlight.core.ModelDescription;
import dev.headlight.core.ModelPart;
import dev.headlight.engine.EngineSettings;
import dev.headlight.engine.ModelOpenException;
import dev.headlight.engine.PartSession;
import dev.headlight.engine.PartSession.Feed;
import dev.headlight.engine.RunFailedException;
import dev.headlight.model.ModelPieces;
import dev.headlight.model.ModelStoreException;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads hidden states by pieces of the model's own graph: words by its head, positions by its table. Never on the JavaFX
 * thread. The head of the last model that was asked about stays open until another is, or this is closed.
 */
public final class HiddenStateReader implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(HiddenStateReader.class.getName());

    private final EngineSettings settings;
    private @Nullable ModelDescription model;
    private @Nullable PartSession head;
    private @Nullable ModelPart part;
    private boolean isClosed;

    public HiddenStateReader(EngineSettings settings) {
        this.settings = settings;
    }

    /**
     * The words that a token's states are nearest to, one entry a state, the embeddings first.
     *
     * @return empty where the model has no head that predicts words, or it could not be told apart in the graph
     */
    public synchronized Optional<List<NearWords>> words(
            ModelDescription asked, HiddenStates states, int token, int most) {
        return logits(asked, states, token).map(logits -> NearWords.of(logits, most));
    }

    /** {@code [states, vocabulary]}. */
    synchronized Optional<FloatTensor> logits(ModelDescription asked, HiddenStates states, int token) {
        try {
            open(asked);
            PartSession session = head;
            ModelPart piece = part;
            return session == null || piece == null
                    ? Optional.empty()
                    : Optional.of(session.run(feeds(piece, statesOf(states, token))));
        } catch (ModelStoreException | ModelOpenException | RunFailedException | IllegalArgumentException e) {
            LOG.log(Level.WARNING, "the head of " + asked.id() + " cannot be run by itself", e);
            return Optional.empty();
        }
    }

    private void open(ModelDescription asked) throws ModelStoreException, ModelOpenException {
        if (asked.equals(model) || isClosed) {
            return;
        }
        release();
        model = asked;
        part = ModelPieces.of(asked).wordHead().orElse(null);
        head = part == null ? null : PartSession.open(part, settings);
    }

    /** All states of one token, as if they were the tokens of a text, {@code [1, states, hidden]}. */
    private static FloatTensor statesOf(HiddenStates states, int token) {
        int size = states.hiddenSize();
        float[] all = new float[states.count() * size];
        for (int state = 0; state < states.count(); state++) {
            states.state(state).copy(token * size, all, state * size, size);
        }
        return new FloatTensor(FloatBuffer.wrap(all), 1, states.count(), size);
    }

    private static Map<String, Feed> feeds(ModelPart part, FloatTensor hidden) {
        int count = hidden.dimension(1);
        Map<String, Feed> feeds = new HashMap<>();
        for (String input : part.inputs()) {
            feeds.put(
                    input,
                    switch (input) {
                        case "hidden" -> new Feed.Floats(hidden);
                        case "prediction_positions" ->
                            new Feed.Longs(LongStream.range(0, count).toArray(), false);
                        case "attention_mask" ->
                            new Feed.Longs(
                                    LongStream.generate(() -> 1).limit(count).toArray(), true);
                        case "input_ids", "token_type_ids" -> new Feed.Longs(new long[count], true);
                        default -> throw new IllegalArgumentException("nothing is known to feed to " + input);
                    });
        }
        return feeds;
    }

    /** The vectors of positions, {@code [rows, width]}; empty where the graph has no such table. */
    public Optional<FloatTensor> positions(ModelDescription asked) {
        try {
            Optional<ModelPart> table = ModelPieces.of(asked).positions();
            if (table.isEmpty()) {
                return Optional.empty();
            }
            try (PartSession session = PartSession.open(table.get(), settings)) {
                return Optional.of(session.run(Map.of()));
            }
        } catch (ModelStoreException | ModelOpenException | RunFailedException e) {
            LOG.log(Level.WARNING, "the positions of " + asked.id() + " cannot be read", e);
            return Optional.empty();
        }
    }

    /** Frees the head that is open; it is opened again when it is asked for. */
    public synchronized void release() {
        if (head != null) {
            head.close();
            head = null;
        }
        part = null;
        model = null;
    }

    /** Frees everything for good. Harmless twice. */
    @Override
    public synchronized void close() {
        isClosed = true;
        release();
    }
}
