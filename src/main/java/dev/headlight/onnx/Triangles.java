package dev.headlight.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Tells whether a constant is a causal mask: one value above the diagonal and another on it, for each place. */
final class Triangles {
    private static final int LARGEST = 32 << 20;

    private final OnnxModelFile file;
    private final Map<String, Boolean> known = new HashMap<>();

    Triangles(OnnxModelFile file) {
        this.file = file;
    }

    boolean isTriangle(TensorProto tensor) throws IOException {
        int rank = tensor.getDimsCount();
        long size = rank < 2 ? 0 : tensor.getDims(rank - 1);
        if (size < 2 || tensor.getDims(rank - 2) != size || TensorSizes.elements(tensor) != size * size) {
            return false;
        }
        Boolean before = known.get(tensor.getName());
        if (before == null || tensor.getName().isEmpty()) {
            Optional<ByteBuffer> numbers = file.numbers(tensor, LARGEST);
            before = numbers.isPresent()
                    && isTriangle(numbers.get(), (int) size, TensorSizes.bits(tensor.getDataType()) / Byte.SIZE);
            known.put(tensor.getName(), before);
        }
        return before;
    }

    private static boolean isTriangle(ByteBuffer numbers, int size, int width) {
        if (width == 0 || same(numbers, 0, 1, width)) {
            return false;
        }
        for (int row = 0; row < size; row++) {
            for (int column = row + 1; column < size; column++) {
                if (!same(numbers, row * size + column, 1, width)) {
                    return false;
                }
            }
            if (!same(numbers, row * size + row, 0, width)) {
                return false;
            }
        }
        return true;
    }

    private static boolean same(ByteBuffer numbers, int first, int second, int width) {
        for (int i = 0; i < width; i++) {
            if (numbers.get(first * width + i) != numbers.get(second * width + i)) {
                return false;
            }
        }
        return true;
    }
}
