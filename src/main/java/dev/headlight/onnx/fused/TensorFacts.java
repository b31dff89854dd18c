package dev.headlight.onnx.fused;

import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TypeProto;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a graph tells about a tensor before it is run.
 *
 * @param type ONNX's number of the element type, 0 if unknown
 * @param shape sizes, outermost first, {@link #UNKNOWN_SIZE} where one is known only at run time; empty if not even the
 *     rank is known
 */
record TensorFacts(int type, Optional<List<Long>> shape) {
    static final long UNKNOWN_SIZE = -1;
    static final TensorFacts NONE = new TensorFacts(DataType.UNDEFINED.getNumber(), Optional.empty());

    /** The runtime knows no more axes; hostile files might. */
    private static final int MOST_AXES = 64;

    TensorFacts {
        shape = shape.filter(sizes -> sizes.size() <= MOST_AXES).map(List::copyOf);
    }

    static TensorFacts of(TensorProto tensor) {
        return new TensorFacts(tensor.getDataType(), Optional.of(tensor.getDimsList()));
    }

    static TensorFacts of(TypeProto type) {
        TypeProto.Tensor tensor = type.getTensorType();
        if (!tensor.hasShape()) {
            return new TensorFacts(tensor.getElemType(), Optional.empty());
        }
        List<Long> sizes = tensor.getShape().getDimList().stream()
                .map(size -> size.hasDimValue() && size.getDimValue() >= 0 ? size.getDimValue() : UNKNOWN_SIZE)
                .toList();
        return new TensorFacts(tensor.getElemType(), Optional.of(sizes));
    }

    OptionalInt rank() {
        return shape.isPresent() ? OptionalInt.of(shape.get().size()) : OptionalInt.empty();
    }

    boolean hasRank(int expected) {
        return shape.isPresent() && shape.get().size() == expected;
    }

    /** A size, counted from the end where {@code axis} is negative; {@link #UNKNOWN_SIZE} if it is not known. */
    long size(int axis) {
        if (shape.isEmpty()) {
            return UNKNOWN_SIZE;
        }
        List<Long> sizes = shape.get();
        int place = axis < 0 ? sizes.size() + axis : axis;
        return place >= 0 && place < sizes.size() ? sizes.get(place) : UNKNOWN_SIZE;
    }

    /** Whether the elements have two bytes, with which the runtime's kernels do not compute. */
    boolean isHalf() {
        return type == DataType.FLOAT16.getNumber() || type == DataType.BFLOAT16.getNumber();
    }

    TensorFacts withType(int other) {
        return new TensorFacts(other, shape);
    }

    TensorFacts withShape(List<Long> other) {
        return new TensorFacts(type, Optional.of(other));
    }

    TensorFacts withoutShape() {
        return new TensorFacts(type, Optional.empty());
    }

    /** These facts, with what is unknown here taken from {@code other}. */
    TensorFacts or(TensorFacts other) {
        return new TensorFacts(type == 0 ? other.type : type, shape.isPresent() ? shape : other.shape);
    }
}
