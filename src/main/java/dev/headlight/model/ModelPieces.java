package dev.headlight.model;

import dev.headlight.core.ModelDescription;
import dev.headlight.core.ModelPart;
import dev.headlight.core.TraceField;
import dev.headlight.onnx.ModelParts;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Pieces of a model of the store, cut out of its graph. Immutable; reading the graph takes milliseconds. */
public final class ModelPieces {
    private final ModelDescription model;
    private final ModelParts parts;

    private ModelPieces(ModelDescription model, ModelParts parts) {
        this.model = model;
        this.parts = parts;
    }

    /** @throws ModelStoreException if the graph cannot be read */
    public static ModelPieces of(ModelDescription model) throws ModelStoreException {
        try {
            return new ModelPieces(model, ModelParts.open(model.files().onnx()));
        } catch (IOException e) {
            throw new ModelStoreException(
                    "The graph of " + model.id() + " cannot be read: " + e.getMessage() + ". Install the model again",
                    e);
        }
    }

    /**
     * {@code W_O W_O^T} of each head of a layer, {@code [heads, head size, head size]}; it takes no inputs.
     *
     * @return empty where the matrix was not found in the graph
     */
    public Optional<ModelPart> headGram(int layer) throws ModelStoreException {
        try {
            String attentions = model.outputs().attentions().get(layer);
            return parts.headGram(
                    attentions, model.shape().heads(), model.shape().headSize());
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /**
     * The head that predicts words, by itself, from {@code hidden [1, n, hidden size]}.
     *
     * @return empty where the model predicts none, or its hidden states were not found
     */
    public Optional<ModelPart> wordHead() throws ModelStoreException {
        List<String> states = hiddenStates();
        if (!model.predictsTokens() || states.isEmpty()) {
            return Optional.empty();
        }
        try {
            return parts.wordHead(
                    states.getLast(),
                    model.outputs().task().getFirst(),
                    model.shape().hiddenSize());
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** The vectors of positions, {@code [rows, width]}; it takes no inputs. Empty where the graph has no such table. */
    public Optional<ModelPart> positions() throws ModelStoreException {
        List<String> states = hiddenStates();
        try {
            return states.isEmpty() ? Optional.empty() : parts.positions(states.getFirst());
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private List<String> hiddenStates() {
        return model.outputs().details().getOrDefault(TraceField.HIDDEN_STATES, List.of());
    }

    private ModelStoreException unreadable(IOException reason) {
        return new ModelStoreException("A part of " + model.id() + " cannot be read: " + reason.getMessage(), reason);
    }
}
