package dev.headlight.onnx.fused;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.Arrays;

/** Small tensors as the attribute {@code value} of a node {@code Constant}. */
final class SmallTensor {
    private SmallTensor() {}

    static AttributeProto of(float number) {
        return value(
                TensorProto.newBuilder().setDataType(DataType.FLOAT.getNumber()).addFloatData(number));
    }

    static AttributeProto of(long number) {
        return value(
                TensorProto.newBuilder().setDataType(DataType.INT64.getNumber()).addInt64Data(number));
    }

    static AttributeProto ofAll(long... numbers) {
        TensorProto.Builder tensor =
                TensorProto.newBuilder().setDataType(DataType.INT64.getNumber()).addDims(numbers.length);
        Arrays.stream(numbers).forEach(tensor::addInt64Data);
        return value(tensor);
    }

    private static AttributeProto value(TensorProto.Builder tensor) {
        return AttributeProto.newBuilder()
                .setName("value")
                .setType(AttributeType.TENSOR)
                .setT(tensor)
                .build();
    }
}
