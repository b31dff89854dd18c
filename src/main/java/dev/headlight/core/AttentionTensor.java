package dev.headlight.core;

import java.util.List;

/** The attention weights of a whole model: {@code [layers, heads, queries, keys]}. */
public final class AttentionTensor {
    private final List<FloatTensor> layers;

    /** @param layers one tensor {@code [heads, queries, keys]} for each layer, all of one shape */
    public AttentionTensor(List<FloatTensor> layers) {
        this.layers = PerHead.check(layers, 3);
    }

    public int layers() {
        return layers.size();
    }

    public int heads() {
        return layers.getFirst().dimension(0);
    }

    public int queries() {
        return layers.getFirst().dimension(1);
    }

    public int keys() {
        return layers.getFirst().dimension(2);
    }

    public AttentionMatrix matrix(HeadRef head) {
        int cells = queries() * keys();
        return AttentionMatrix.view(layers.get(head.layer()), head.head() * cells, queries(), keys());
    }

    /** The weights of one layer, {@code [heads, queries, keys]}. */
    public FloatTensor layer(int layer) {
        return layers.get(layer);
    }
}
