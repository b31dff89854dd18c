package dev.headlight.core;

import java.util.List;

/** One vector for each token in each head, such as all queries: {@code [layers, heads, tokens, head size]}. */
public final class HeadVectors {
    private final List<FloatTensor> layers;

    /** @param layers one tensor {@code [heads, tokens, head size]} for each layer, all of one shape */
    public HeadVectors(List<FloatTensor> layers) {
        this.layers = PerHead.check(layers, 3);
    }

    public int layers() {
        return layers.size();
    }

    public int heads() {
        return layers.getFirst().dimension(0);
    }

    public int tokens() {
        return layers.getFirst().dimension(1);
    }

    public int headSize() {
        return layers.getFirst().dimension(2);
    }

    /** The vectors of one layer, {@code [heads, tokens, head size]}. */
    public FloatTensor layer(int layer) {
        return layers.get(layer);
    }

    /** A new array with one token's vector in one head, {@code [head size]}. */
    public float[] vector(HeadRef head, int token) {
        float[] vector = new float[headSize()];
        layers.get(head.layer()).copy((head.head() * tokens() + token) * headSize(), vector);
        return vector;
    }
}
