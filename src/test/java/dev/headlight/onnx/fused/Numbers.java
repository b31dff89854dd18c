package dev.headlight.onnx.fused;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.platform.Fp16Conversions;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.nio.ShortBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/** A small tensor: its shape and its numbers in the order of memory. */
final class Numbers {
    private final OnnxJavaType type;
    private final long[] shape;
    private final double[] numbers;

    private Numbers(OnnxJavaType type, long[] shape, double... numbers) {
        if (Arrays.stream(shape).reduce(1, (a, b) -> a * b) != numbers.length) {
            throw new IllegalArgumentException(Arrays.toString(shape) + " with " + numbers.length + " numbers");
        }
        this.type = type;
        this.shape = shape.clone();
        this.numbers = numbers.clone();
    }

    static Numbers of(OnnxJavaType type, long[] shape, double... numbers) {
        return new Numbers(type, shape, numbers);
    }

    /** Uniform between -1 and 1. */
    static Numbers random(Random random, long... shape) {
        int count = (int) Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        double[] numbers = IntStream.range(0, count)
                .mapToDouble(i -> (float) (2 * random.nextDouble() - 1))
                .toArray();
        return new Numbers(OnnxJavaType.FLOAT, shape, numbers);
    }

    static Numbers whole(OnnxJavaType type, Random random, int from, int until, long... shape) {
        int count = (int) Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        return new Numbers(
                type,
                shape,
                IntStream.range(0, count)
                        .mapToDouble(i -> random.nextInt(from, until))
                        .toArray());
    }

    static Numbers integers(long[] shape, int... numbers) {
        return new Numbers(
                OnnxJavaType.INT32,
                shape,
                Arrays.stream(numbers).asDoubleStream().toArray());
    }

    static Numbers scalar(float number) {
        return new Numbers(OnnxJavaType.FLOAT, new long[0], number);
    }

    Numbers as(OnnxJavaType other) {
        return new Numbers(other, shape, numbers);
    }

    /** What quantised numbers stand for. */
    Numbers scaled(int zero, float scale) {
        return new Numbers(
                OnnxJavaType.FLOAT,
                shape,
                Arrays.stream(numbers).map(n -> (n - zero) * scale).toArray());
    }

    OnnxJavaType type() {
        return type;
    }

    long[] shape() {
        return shape.clone();
    }

    double[] numbers() {
        return numbers.clone();
    }

    float[] floats() {
        float[] floats = new float[numbers.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) numbers[i];
        }
        return floats;
    }

    /** The number at a place, given by one index for each axis. */
    double at(int... place) {
        int index = 0;
        for (int axis = 0; axis < place.length; axis++) {
            index = (int) (index * shape[axis] + place[axis]);
        }
        return numbers[index];
    }

    OnnxTensor tensor() throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        return switch (type) {
            case FLOAT -> OnnxTensor.createTensor(environment, FloatBuffer.wrap(floats()), shape);
            case INT64 ->
                OnnxTensor.createTensor(
                        environment,
                        LongBuffer.wrap(
                                Arrays.stream(numbers).mapToLong(n -> (long) n).toArray()),
                        shape);
            case INT32 ->
                OnnxTensor.createTensor(
                        environment,
                        IntBuffer.wrap(
                                Arrays.stream(numbers).mapToInt(n -> (int) n).toArray()),
                        shape);
            case FLOAT16 -> OnnxTensor.createTensor(environment, halves(), shape, type);
            case INT8, UINT8, BOOL -> OnnxTensor.createTensor(environment, bytes(), shape, type);
            default -> throw new IllegalArgumentException(type.name());
        };
    }

    private ShortBuffer halves() {
        ShortBuffer buffer = ByteBuffer.allocateDirect(numbers.length * 2)
                .order(java.nio.ByteOrder.nativeOrder())
                .asShortBuffer();
        Arrays.stream(numbers).forEach(number -> buffer.put(Fp16Conversions.floatToFp16((float) number)));
        return buffer.flip();
    }

    ByteBuffer bytes() {
        ByteBuffer buffer = ByteBuffer.allocateDirect(numbers.length);
        Arrays.stream(numbers).forEach(number -> buffer.put((byte) number));
        return buffer.flip();
    }

    static Numbers of(OnnxTensor tensor) {
        long[] shape = tensor.getInfo().getShape();
        OnnxJavaType type = tensor.getInfo().type;
        return switch (type) {
            case FLOAT, FLOAT16 -> {
                FloatBuffer floats = tensor.getFloatBuffer();
                yield new Numbers(
                        type,
                        shape,
                        IntStream.range(0, floats.remaining())
                                .mapToDouble(floats::get)
                                .toArray());
            }
            case INT64 -> {
                LongBuffer longs = tensor.getLongBuffer();
                yield new Numbers(
                        type,
                        shape,
                        IntStream.range(0, longs.remaining())
                                .mapToDouble(longs::get)
                                .toArray());
            }
            case INT32 -> {
                IntBuffer integers = tensor.getIntBuffer();
                yield new Numbers(
                        type,
                        shape,
                        IntStream.range(0, integers.remaining())
                                .mapToDouble(integers::get)
                                .toArray());
            }
            default -> {
                ByteBuffer bytes = tensor.getByteBuffer();
                yield new Numbers(
                        type,
                        shape,
                        IntStream.range(0, bytes.remaining())
                                .mapToDouble(bytes::get)
                                .toArray());
            }
        };
    }

    @Override
    public String toString() {
        return type + Arrays.toString(shape) + Arrays.toString(numbers);
    }
}
