package dev.headlight.export.numbers;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An array as NumPy's format NPY 1.0 has it: a magic number, a header that Python reads as a dictionary, padded so that
 * the numbers begin at a multiple of 64, and the numbers in C order, little endian.
 *
 * @param name of the array among others
 * @param type NumPy's description of one number, such as {@code <f4}
 * @param shape sizes of the axes, outermost first; no axis for a single text
 * @param bytes how long the numbers are, without the header
 * @param numbers sends them
 * @see <a href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">the format</a>
 */
record NpyArray(String name, String type, List<Integer> shape, long bytes, Numbers numbers) {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    private static final int ALIGNMENT = 64;

    /** Sends the numbers of an array; can be called again. */
    @FunctionalInterface
    interface Numbers {
        void writeTo(WritableByteChannel channel) throws IOException;
    }

    NpyArray {
        shape = List.copyOf(shape);
    }

    /** float32 numbers. */
    static NpyArray of(StackedTensor tensor) {
        List<Integer> shape = Arrays.stream(tensor.shape()).boxed().toList();
        return new NpyArray(
                tensor.name(), "<f4", shape, tensor.bytes(), channel -> new FloatChunks().write(tensor, channel));
    }

    /** int64 numbers, {@code [numbers]}. */
    static NpyArray of(String name, long[] numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(numbers);
        return inMemory(name, "<i8", List.of(numbers.length), bytes);
    }

    /** Texts, {@code [texts]}: as long as the longest of them, in UTF-32. */
    static NpyArray ofTexts(String name, List<String> texts) {
        return texts(name, List.of(texts.size()), texts);
    }

    /** One text, without an axis. */
    static NpyArray ofText(String name, String text) {
        return texts(name, List.of(), List.of(text));
    }

    private static NpyArray texts(String name, List<Integer> shape, List<String> texts) {
        int longest = texts.stream()
                .mapToInt(text -> text.codePointCount(0, text.length()))
                .max()
                .orElse(0);
        int width = Math.max(1, longest);
        ByteBuffer bytes =
                ByteBuffer.allocate(texts.size() * width * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int text = 0; text < texts.size(); text++) {
            bytes.position(text * width * Integer.BYTES);
            texts.get(text).codePoints().forEach(bytes::putInt);
        }
        return inMemory(name, "<U" + width, shape, bytes);
    }

    private static NpyArray inMemory(String name, String type, List<Integer> shape, ByteBuffer bytes) {
        return new NpyArray(
                name,
                type,
                shape,
                bytes.capacity(),
                channel -> FloatChunks.drain(bytes.duplicate().clear(), channel));
    }

    /** How long the array is in a file, with its header. */
    long fileSize() {
        return header().length + bytes;
    }

    /** Writes header and numbers. */
    void writeTo(WritableByteChannel channel) throws IOException {
        FloatChunks.drain(ByteBuffer.wrap(header()), channel);
        numbers.writeTo(channel);
    }

    /** Magic number, length in two bytes, dictionary, blanks, line feed: a multiple of 64 bytes. */
    private byte[] header() {
        byte[] dictionary = dictionary().getBytes(StandardCharsets.US_ASCII);
        int begin = MAGIC.length + Short.BYTES;
        int length = Math.ceilDiv(begin + dictionary.length + 1, ALIGNMENT) * ALIGNMENT;
        byte[] header = new byte[length];
        Arrays.fill(header, (byte) ' ');
        ByteBuffer.wrap(header)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(MAGIC)
                .putShort((short) (length - begin))
                .put(dictionary);
        header[length - 1] = '\n';
        return header;
    }

    /** Python's way to write a dictionary; a tuple of one has a comma behind it. */
    private String dictionary() {
        String sizes = shape.stream().map(String::valueOf).collect(Collectors.joining(", "));
        String tuple = shape.size() == 1 ? sizes + "," : sizes;
        return "{'descr': '" + type + "', 'fortran_order': False, 'shape': (" + tuple + "), }";
    }
}
