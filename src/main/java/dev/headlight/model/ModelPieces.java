package dev.headlight.model;

import dev.headlight.core.ModelDescription;
import dev.headlight.core.ModelPart;
import dev.headlight.onnx.ModelParts;
import java.io.IOException;
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
            throw new ModelStoreException("A part of " + model.id() + " cannot be read: " + e.getMessage(), e);
        }
    }
}
