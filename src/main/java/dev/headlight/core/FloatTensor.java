package dev.headlight.core;

import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * An immutable block of float32 numbers in row-major order.
 *
 * <p>It may stand on native memory that the engine filled; whoever hands over a buffer must not change it afterwards.
 */
public final class FloatTensor {
    private final FloatBuffer data;
    private final int[] shape;

    /**
     * @param data the numbers from position 0 to the limit; not copied
     * @param shape sizes of the dimensions, outermost first; their product is the number of numbers
     */
    public FloatTensor(FloatBuffer data, int... shape) {
        this.data = data.slice(0, data.limit()).asReadOnlyBuffer();
        this.shape = shape.clone();
        if (size(shape) != data.limit()) {
            throw new IllegalArgumentException(
                    "shape " + Arrays.toString(shape) + " does not hold " + data.limit() + " numbers");
        }
    }

    /** A tensor over a copy of the array. */
    public static FloatTensor copyOf(float[] numbers, int... shape) {
        return new FloatTensor(FloatBuffer.wrap(numbers.clone()), shape);
    }

    private static int size(int[] shape) {
        return Arrays.stream(shape).reduce(1, Math::multiplyExact);
    }

    public int rank() {
        return shape.length;
    }

    /** The size of one dimension, outermost first. */
    public int dimension(int axis) {
        return shape[axis];
    }

    public int[] shape() {
        return shape.clone();
    }

    public int size() {
        return data.limit();
    }

    /** The number at a flat index. */
    public float get(int flatIndex) {
        return data.get(flatIndex);
    }

    /** Copies numbers that stand together, from a flat index on, until the target is full. */
    public void copy(int flatIndex, float[] target) {
        data.get(flatIndex, target);
    }

    /** Copies {@code count} numbers that stand together to {@code target} from {@code offset} on. */
    public void copy(int flatIndex, float[] target, int offset, int count) {
        data.get(flatIndex, target, offset, count);
    }

    /** A read-only view of all numbers. */
    public FloatBuffer buffer() {
        return data.duplicate();
    }
}
