package dev.headlight.onnx;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import java.io.IOException;

/**
 * Copies an ONNX file without the numbers of its large tensors, which stay where they are: what remains is small however
 * large the model. Descriptions and training information are left out.
 *
 * <p>Bounded by {@value #MOST_BYTES} bytes, {@value #MOST_FIELDS} fields and {@value #DEEPEST} levels.
 */
final class SkeletonReader {
    static final int MOST_BYTES = 48 << 20;
    static final int MOST_FIELDS = 1_500_000;
    static final int DEEPEST = 60;

    /** Other messages, names and small lists. */
    private static final int LONGEST_LEAF = 1 << 20;

    private static final int TAG_BITS = 3;
    private static final int WIRE_TYPE = 7;
    /** The smallest field that a leaf may hold, in bytes. */
    private static final int SMALLEST_FIELD = 2;

    private final WireReader reader;
    private long bytes;
    private long fields;

    SkeletonReader(WireReader reader) {
        this.reader = reader;
    }

    /** A serialized {@code ModelProto}. */
    ByteString read() throws IOException {
        return message(OnnxMessage.MODEL, reader.size(), 0);
    }

    private ByteString message(OnnxMessage kind, long end, int depth) throws IOException {
        if (depth > DEEPEST) {
            throw new OnnxFormatException("This ONNX file is nested deeper than " + DEEPEST
                    + " levels, which no model needs. It is damaged or made to do harm; get it from another source");
        }
        if (kind == OnnxMessage.TENSOR) {
            return new TensorSkeleton(reader, this).read(end);
        }
        ByteString.Output bytesOut = ByteString.newOutput();
        CodedOutputStream out = CodedOutputStream.newInstance(bytesOut);
        while (reader.position() < end) {
            int tag = tag();
            int field = tag >>> TAG_BITS;
            if (kind.leavesOut(field)) {
                reader.skip(tag & WIRE_TYPE);
            } else if ((tag & WIRE_TYPE) == WireReader.LENGTH_DELIMITED
                    && kind.child(field).isPresent()) {
                long childEnd = within(reader.end(reader.readVarint()), end);
                out.writeBytes(field, message(kind.child(field).get(), childEnd, depth + 1));
            } else {
                copyField(tag, end, out);
            }
        }
        out.flush();
        return bytesOut.toByteString();
    }

    /** The next field's number and wire type. */
    int tag() throws IOException {
        spend(1, 0);
        long tag = reader.readVarint();
        if (tag >>> TAG_BITS == 0 || tag > Integer.MAX_VALUE) {
            throw new OnnxFormatException("This is no ONNX file: at byte " + reader.position()
                    + " a field of protobuf was expected, found the number " + tag);
        }
        return (int) tag;
    }

    /** Copies a field that is small and is not looked into. */
    void copyField(int tag, long end, CodedOutputStream out) throws IOException {
        int wireType = tag & WIRE_TYPE;
        long start = reader.position();
        if (wireType == WireReader.LENGTH_DELIMITED) {
            copyLeaf(tag, end, out);
            return;
        }
        reader.skip(wireType);
        int length = (int) (within(reader.position(), end) - start);
        spend(0, length + Integer.BYTES);
        reader.moveTo(start);
        out.writeUInt32NoTag(tag);
        out.writeRawBytes(reader.readBytes(length));
    }

    private void copyLeaf(int tag, long end, CodedOutputStream out) throws IOException {
        long length = reader.readVarint();
        within(reader.end(length), end);
        if (length > LONGEST_LEAF) {
            throw new OnnxFormatException("This ONNX file has a field of " + length + " bytes at byte "
                    + reader.position() + ", where at most " + LONGEST_LEAF
                    + " were expected. It is damaged, or no model for inference");
        }
        spend(length / SMALLEST_FIELD / Long.BYTES, length + Long.BYTES);
        out.writeUInt32NoTag(tag);
        out.writeByteArrayNoTag(reader.readBytes((int) length));
    }

    private static long within(long position, long end) throws OnnxFormatException {
        if (position > end) {
            throw new OnnxFormatException("This ONNX file is damaged: a part that ends at byte " + end
                    + " holds one that ends at byte " + position + ". Get the file again");
        }
        return position;
    }

    private void spend(long moreFields, long moreBytes) throws OnnxFormatException {
        fields += moreFields;
        bytes += moreBytes;
        if (fields > MOST_FIELDS || bytes > MOST_BYTES) {
            throw new OnnxFormatException("This ONNX file describes a graph of more than " + MOST_FIELDS
                    + " parts or " + (MOST_BYTES >> 20) + " MB beside its weights, more than any known transformer."
                    + " Simplify it first, for example by exporting it without unrolled loops");
        }
    }
}
