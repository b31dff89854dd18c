package dev.headlight.onnx;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.List;

/** Makes float32 numbers narrower, rounding to the nearest and to even between two. */
final class Narrowing {
    private static final float LARGEST_HALF = 65_504f;
    private static final int LARGEST_INT8 = 127;

    private Narrowing() {}

    /** IEEE 754's binary16; finite numbers stay finite. */
    static short half(float number) {
        boolean saturates = Float.isFinite(number) && Math.abs(number) > LARGEST_HALF;
        return Float.floatToFloat16(saturates ? Math.copySign(LARGEST_HALF, number) : number);
    }

    /**
     * The factor of each channel: its largest number becomes 127.
     *
     * @throws OnnxFormatException if a number is infinite or none
     */
    static float[] scales(String name, FloatBuffer numbers, List<Long> shape, int axis) throws OnnxFormatException {
        float[] scales = new float[Math.toIntExact(shape.get(axis))];
        int inner = inner(shape, axis);
        int base = numbers.position();
        for (int start = 0; start < numbers.remaining(); start += inner) {
            int channel = start / inner % scales.length;
            for (int i = start; i < start + inner; i++) {
                float size = Math.abs(numbers.get(base + i));
                if (!Float.isFinite(size)) {
                    throw new OnnxFormatException("The weight " + name + " holds " + size
                            + " and cannot be stored as int8; choose float16 or float32");
                }
                scales[channel] = Math.max(scales[channel], size);
            }
        }
        for (int channel = 0; channel < scales.length; channel++) {
            float scale = scales[channel] / LARGEST_INT8;
            scales[channel] = scale == 0 ? 1 : scale;
        }
        return scales;
    }

    /** How many numbers of a channel lie one after the other. */
    static int inner(List<Long> shape, int axis) {
        return Math.toIntExact(shape.subList(axis + 1, shape.size()).stream().reduce(1L, Math::multiplyExact));
    }

    /** Appends the whole numbers from {@code first} on, as many as there is room for. */
    static void quantise(FloatBuffer numbers, int first, ByteBuffer target, float[] scales, int inner) {
        int end = Math.min(numbers.remaining(), first + target.remaining());
        for (int i = first; i < end; i++) {
            target.put(whole(numbers.get(numbers.position() + i), scales[i / inner % scales.length]));
        }
    }

    private static byte whole(float number, float scale) {
        double rounded = Math.rint((double) number / scale);
        return (byte) Math.clamp(rounded, -LARGEST_INT8, LARGEST_INT8);
    }
}
