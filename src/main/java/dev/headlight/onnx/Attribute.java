package dev.headlight.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import com.google.protobuf.ByteString;
import java.util.Arrays;

/** A named setting of a node. */
public final class Attribute {
    private final AttributeProto proto;

    private Attribute(AttributeProto proto) {
        this.proto = proto;
    }

    public static Attribute of(String name, long number) {
        return new Attribute(named(name, AttributeType.INT).setI(number).build());
    }

    public static Attribute of(String name, float number) {
        return new Attribute(named(name, AttributeType.FLOAT).setF(number).build());
    }

    public static Attribute of(String name, String text) {
        return new Attribute(named(name, AttributeType.STRING)
                .setS(ByteString.copyFromUtf8(text))
                .build());
    }

    public static Attribute ofAll(String name, long... numbers) {
        return new Attribute(named(name, AttributeType.INTS)
                .addAllInts(Arrays.stream(numbers).boxed().toList())
                .build());
    }

    static Attribute of(AttributeProto proto) {
        return new Attribute(proto);
    }

    private static AttributeProto.Builder named(String name, AttributeType type) {
        return AttributeProto.newBuilder().setName(name).setType(type);
    }

    /** For the packages below this one, which write graphs too. */
    public AttributeProto proto() {
        return proto;
    }
}
