package dev.headlight.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.headlight.onnx.StoredNumbers.Encoding;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one tensor and leaves its numbers in the file where they are many. */
final class TensorSkeleton {
    /** In bytes; shorter ones, such as shapes and scales, are part of the graph's meaning. */
    static final int SMALLEST_STORED = 1024;

    private static final int TAG_BITS = 3;
    private static final int WIRE_TYPE = 7;

    /** The fields that hold numbers, and how. */
    private static final Map<Integer, Encoding> NUMBERS = Map.of(
            TensorProto.RAW_DATA_FIELD_NUMBER, Encoding.RAW,
            TensorProto.FLOAT_DATA_FIELD_NUMBER, Encoding.RAW,
            TensorProto.DOUBLE_DATA_FIELD_NUMBER, Encoding.RAW,
            TensorProto.INT32_DATA_FIELD_NUMBER, Encoding.VARINTS,
            TensorProto.INT64_DATA_FIELD_NUMBER, Encoding.VARINTS,
            TensorProto.UINT64_DATA_FIELD_NUMBER, Encoding.VARINTS);

    private final WireReader reader;
    private final SkeletonReader fields;
    private @Nullable StoredNumbers stored;

    TensorSkeleton(WireReader reader, SkeletonReader fields) {
        this.reader = reader;
        this.fields = fields;
    }

    /** A serialized {@code TensorProto}. */
    ByteString read(long end) throws IOException {
        ByteString.Output bytes = ByteString.newOutput();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        while (reader.position() < end) {
            int tag = fields.tag();
            int field = tag >>> TAG_BITS;
            if (OnnxMessage.TENSOR.leavesOut(field)) {
                reader.skip(tag & WIRE_TYPE);
            } else if (!storesNumbers(tag, end)) {
                fields.copyField(tag, end, out);
            }
        }
        out.flush();
        return finished(bytes.toByteString());
    }

    private boolean storesNumbers(int tag, long end) throws IOException {
        Encoding encoding = NUMBERS.get(tag >>> TAG_BITS);
        if (encoding == null || (tag & WIRE_TYPE) != WireReader.LENGTH_DELIMITED) {
            return false;
        }
        long start = reader.position();
        long length = reader.readVarint();
        if (reader.end(length) > end || length < SMALLEST_STORED) {
            reader.moveTo(start);
            return false;
        }
        if (stored != null) {
            throw new OnnxFormatException("This ONNX file is damaged: a weight has its numbers in several pieces,"
                    + " the second at byte " + start + ", where one was expected");
        }
        stored = new StoredNumbers("", reader.position(), length, encoding);
        reader.moveTo(reader.position() + length);
        return true;
    }

    private ByteString finished(ByteString small) throws OnnxFormatException {
        TensorProto.Builder tensor;
        try {
            tensor = TensorProto.newBuilder().mergeFrom(small);
        } catch (InvalidProtocolBufferException e) {
            throw new OnnxFormatException(
                    "This ONNX file is damaged: a weight before byte " + reader.position() + " cannot be read ("
                            + e.getMessage() + ")",
                    e);
        }
        if (stored != null) {
            return stored.describe(tensor).build().toByteString();
        }
        Optional<StoredNumbers> external = StoredNumbers.of(tensor.build());
        if (external.isPresent()) {
            StoredNumbers place = external.get();
            if (place.file().isEmpty() || place.encoding() != Encoding.RAW) {
                throw new OnnxFormatException("The external data of the weight \"" + Protos.shown(tensor.getName())
                        + "\" should name a file beside the model, found none");
            }
        }
        return small;
    }
}
