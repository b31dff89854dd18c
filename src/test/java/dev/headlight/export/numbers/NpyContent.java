package dev.headlight.export.numbers;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An NPY file, read by NumPy's description of the format and nothing of the writer's. */
final class NpyContent {
    private static final Pattern HEADER = Pattern.compile(
            "\\{'descr': '(?<type>[<|][a-zA-Z]\\d+)', 'fortran_order': False, 'shape': \\((?<shape>[0-9, ]*)\\), } *\n");

    private final int begin;
    private final String type;
    private final List<Integer> shape;
    private final ByteBuffer data;

    NpyContent(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        byte[] magic = new byte[8];
        bytes.get(magic);
        if (!Arrays.equals(magic, new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0})) {
            throw new IllegalArgumentException("no NPY 1.0: " + Arrays.toString(magic));
        }
        byte[] header = new byte[Short.toUnsignedInt(bytes.getShort())];
        bytes.get(header);
        begin = bytes.position();
        Matcher matcher = HEADER.matcher(new String(header, StandardCharsets.ISO_8859_1));
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a header: " + new String(header, StandardCharsets.ISO_8859_1));
        }
        type = matcher.group("type");
        shape = tuple(matcher.group("shape"));
        data = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** A tuple of one must have a comma, others none at the end. */
    private static List<Integer> tuple(String text) {
        if (text.isEmpty()) {
            return List.of();
        }
        if (text.matches("\\d+,")) {
            return List.of(Integer.valueOf(text.substring(0, text.length() - 1)));
        }
        if (!text.matches("\\d+(, \\d+)+")) {
            throw new IllegalArgumentException("not a tuple: (" + text + ")");
        }
        return Arrays.stream(text.split(", ", -1)).map(Integer::valueOf).toList();
    }

    /** Where the numbers begin. */
    int begin() {
        return begin;
    }

    String type() {
        return type;
    }

    List<Integer> shape() {
        return shape;
    }

    int dataLength() {
        return data.limit();
    }

    float[] floats() {
        float[] numbers = new float[data.limit() / Float.BYTES];
        data.asFloatBuffer().get(numbers);
        return numbers;
    }

    long[] longs() {
        long[] numbers = new long[data.limit() / Long.BYTES];
        data.asLongBuffer().get(numbers);
        return numbers;
    }

    /** Texts without the zeros behind them. */
    List<String> texts() {
        int width = Integer.parseInt(type.substring(2));
        int[] points = new int[data.limit() / Integer.BYTES];
        data.asIntBuffer().get(points);
        List<String> texts = new ArrayList<>();
        for (int from = 0; from < points.length; from += width) {
            int[] text = Arrays.copyOfRange(points, from, from + width);
            int length = width;
            while (length > 0 && text[length - 1] == 0) {
                length--;
            }
            texts.add(new String(text, 0, length));
        }
        return texts;
    }
}
