package dev.headlight.core;

import java.util.Arrays;
import java.util.List;

/** Checks shared by values that hold one tensor a layer. */
final class PerHead {
    private PerHead() {}

    static List<FloatTensor> check(List<FloatTensor> layers, int rank) {
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("at least one layer is needed");
        }
        int[] shape = layers.getFirst().shape();
        for (FloatTensor layer : layers) {
            if (layer.rank() != rank || !Arrays.equals(layer.shape(), shape)) {
                throw new IllegalArgumentException("layers must share one shape of rank " + rank + ", found "
                        + Arrays.toString(layer.shape()) + " beside " + Arrays.toString(shape));
            }
        }
        return List.copyOf(layers);
    }
}
