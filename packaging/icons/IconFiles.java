import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts the PNG files of this folder into headlight.ico (Windows) and headlight.icns (macOS), as they are. */
final class IconFiles {
    private static final List<Integer> ICO_SIZES = List.of(16, 24, 32, 48, 64, 128, 256);
    private static final int ICO_HEADER = 6;
    private static final int ICO_ENTRY = 16;

    /** Types of Apple's format that hold PNG, and their sizes in pixels. */
    private static final Map<String, Integer> ICNS_TYPES = new LinkedHashMap<>();

    static {
        ICNS_TYPES.put("icp4", 16);
        ICNS_TYPES.put("icp5", 32);
        ICNS_TYPES.put("icp6", 64);
        ICNS_TYPES.put("ic07", 128);
        ICNS_TYPES.put("ic08", 256);
        ICNS_TYPES.put("ic09", 512);
        ICNS_TYPES.put("ic11", 32);
        ICNS_TYPES.put("ic12", 64);
        ICNS_TYPES.put("ic13", 256);
        ICNS_TYPES.put("ic14", 512);
    }

    private IconFiles() {}

    public static void main(String[] args) throws IOException {
        Files.write(Path.of("headlight.ico"), ico());
        Files.write(Path.of("headlight.icns"), icns());
    }

    private static byte[] png(int size) throws IOException {
        return Files.readAllBytes(Path.of("headlight-" + size + ".png"));
    }

    /** A header, one entry for each picture, the pictures. A size of 256 is written as 0. */
    private static byte[] ico() throws IOException {
        ByteBuffer head = ByteBuffer.allocate(ICO_HEADER + ICO_ENTRY * ICO_SIZES.size())
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) 0)
                .putShort((short) 1)
                .putShort((short) ICO_SIZES.size());
        ByteArrayOutputStream pictures = new ByteArrayOutputStream();
        for (int size : ICO_SIZES) {
            byte[] picture = png(size);
            head.put((byte) size).put((byte) size).put((byte) 0).put((byte) 0);
            head.putShort((short) 1).putShort((short) 32);
            head.putInt(picture.length).putInt(head.capacity() + pictures.size());
            pictures.write(picture);
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(head.array());
        pictures.writeTo(all);
        return all.toByteArray();
    }

    /** Blocks of a type, a length that counts its own eight bytes, and a picture. */
    private static byte[] icns() throws IOException {
        ByteArrayOutputStream blocks = new ByteArrayOutputStream();
        for (Map.Entry<String, Integer> type : ICNS_TYPES.entrySet()) {
            writeBlock(blocks, type.getKey(), png(type.getValue()));
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        writeBlock(all, "icns", blocks.toByteArray());
        return all.toByteArray();
    }

    private static void writeBlock(ByteArrayOutputStream to, String type, byte[] content) throws IOException {
        to.write(type.getBytes(StandardCharsets.US_ASCII));
        to.write(ByteBuffer.allocate(Integer.BYTES).putInt(2 * Integer.BYTES + content.length).array());
        to.write(content);
    }
}
