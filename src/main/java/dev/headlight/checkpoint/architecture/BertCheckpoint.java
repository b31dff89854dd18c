package dev.headlight.checkpoint.architecture;

import dev.headlight.checkpoint.CheckpointException;
import dev.headlight.checkpoint.WeightSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds the sizes of a BERT from the shapes of its weights. */
public final class BertCheckpoint {
    /** Every BERT that Google published has heads of this width. */
    private static final int HEAD_SIZE = 64;

    /** As in Google's code ({@code tf.contrib.layers.layer_norm}) and in the published configurations. */
    private static final float LAYER_NORM_EPSILON = 1e-12f;

    private final Map<String, List<Long>> shapes = new HashMap<>();
    private final WeightNames names;

    private BertCheckpoint(WeightSource source, WeightNames names) {
        source.weights().forEach(weight -> shapes.put(weight.name(), weight.shape()));
        this.names = names;
    }

    /**
     * The sizes of a BERT as Google published it.
     *
     * @throws CheckpointException if weights are missing or have no shape of a BERT
     */
    public static BertConfig configOf(WeightSource source, WeightNames names) throws CheckpointException {
        return new BertCheckpoint(source, names).config();
    }

    private BertConfig config() throws CheckpointException {
        List<Long> words = matrix(names.embedding("bert.embeddings.word_embeddings"));
        int hidden = Math.toIntExact(words.get(1));
        if (hidden % HEAD_SIZE != 0) {
            throw new CheckpointException(
                    "The checkpoint's width is " + hidden + ", expected a multiple of " + HEAD_SIZE);
        }
        return new BertConfig(
                layers(),
                hidden / HEAD_SIZE,
                hidden,
                columns(names.kernel("bert.encoder.layer.0.intermediate.dense")),
                rows(words),
                rows(matrix(names.embedding("bert.embeddings.position_embeddings"))),
                rows(matrix(names.embedding("bert.embeddings.token_type_embeddings"))),
                LAYER_NORM_EPSILON);
    }

    private int layers() throws CheckpointException {
        int layers = 0;
        while (shapes.containsKey(names.kernel("bert.encoder.layer." + layers + ".output.dense"))) {
            layers++;
        }
        if (layers == 0) {
            throw new CheckpointException("The checkpoint has no layer of a BERT: it lacks "
                    + names.kernel("bert.encoder.layer.0.output.dense"));
        }
        return layers;
    }

    private int columns(String kernel) throws CheckpointException {
        return Math.toIntExact(matrix(kernel).get(names.kernelsAreTransposed() ? 0 : 1));
    }

    private static int rows(List<Long> matrix) {
        return Math.toIntExact(matrix.get(0));
    }

    private List<Long> matrix(String name) throws CheckpointException {
        List<Long> shape = shapes.get(name);
        if (shape == null || shape.size() != 2) {
            throw new CheckpointException("The checkpoint has "
                    + (shape == null ? "no weight " + name : "the weight " + name + " in shape " + shape)
                    + ", expected a matrix");
        }
        return shape;
    }
}
