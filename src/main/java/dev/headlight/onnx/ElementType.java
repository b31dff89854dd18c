package dev.headlight.onnx;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;

/** The element types that graphs written here use. */
public enum ElementType {
    FLOAT(DataType.FLOAT, Float.BYTES),
    INT64(DataType.INT64, Long.BYTES);

    private final DataType proto;
    private final int bytes;

    ElementType(DataType proto, int bytes) {
        this.proto = proto;
        this.bytes = bytes;
    }

    DataType proto() {
        return proto;
    }

    /** Bytes of one element. */
    public int bytes() {
        return bytes;
    }
}
