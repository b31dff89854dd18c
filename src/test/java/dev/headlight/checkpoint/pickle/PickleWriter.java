package dev.headlight.checkpoint.pickle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Writes pickles instruction by instruction, as Python's pickler and hostile people do. */
public final class PickleWriter {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    /** Starts with the protocol's number. */
    public PickleWriter(int protocol) {
        op(0x80, protocol);
    }

    /** Any instruction by its code, with the bytes that follow. */
    public PickleWriter op(int code, int... operands) {
        bytes.write(code);
        for (int operand : operands) {
            bytes.write(operand);
        }
        return this;
    }

    public PickleWriter mark() {
        return op('(');
    }

    public PickleWriter text(String text) {
        byte[] content = text.getBytes(UTF_8);
        return op('X').int32(content.length).raw(content);
    }

    public PickleWriter whole(long number) {
        return op(0x8a, 8).int64(number);
    }

    public PickleWriter symbol(String module, String name) {
        return op('c').raw((module + "\n" + name + "\n").getBytes(UTF_8));
    }

    /** A tuple of whole numbers. */
    public PickleWriter wholes(long... numbers) {
        mark();
        for (long number : numbers) {
            whole(number);
        }
        return op('t');
    }

    public PickleWriter orderedDictionary() {
        return symbol("collections", "OrderedDict").op(')').op('R');
    }

    public PickleWriter int32(int number) {
        return raw(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(number)
                .array());
    }

    public PickleWriter int64(long number) {
        return raw(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(number)
                .array());
    }

    public PickleWriter raw(byte... content) {
        bytes.writeBytes(content);
        return this;
    }

    /** The pickle with its last instruction. */
    public byte[] stop() {
        op('.');
        return bytes.toByteArray();
    }
}
