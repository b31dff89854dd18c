package dev.headlight.checkpoint;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A safetensors file, read one tensor at a time. */
public final class SafetensorsFile implements WeightSource {
    /** As in the format's reference implementation. */
    private static final long LONGEST_HEADER = 100_000_000;

    private static final long LONGEST_TENSOR = Integer.MAX_VALUE - 64;

    private final FileChannel channel;
    private final SafetensorsHeader header;
    private final long dataStart;

    private SafetensorsFile(FileChannel channel, SafetensorsHeader header, long dataStart) {
        this.channel = channel;
        this.header = header;
        this.dataStart = dataStart;
    }

    /** @throws CheckpointException if the file is no safetensors file, with what was expected and found */
    public static SafetensorsFile open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            long size = channel.size();
            long length = size < Long.BYTES ? -1 : read(channel, 0, Long.BYTES).getLong();
            if (length < 2 || length > LONGEST_HEADER || length > size - Long.BYTES) {
                throw new CheckpointException("The file " + file.getFileName() + " of " + size
                        + " bytes is no safetensors file: its header would have " + length + " bytes");
            }
            String json = StandardCharsets.UTF_8
                    .decode(read(channel, Long.BYTES, (int) length))
                    .toString();
            long dataStart = Long.BYTES + length;
            return new SafetensorsFile(channel, SafetensorsHeader.parse(json, size - dataStart), dataStart);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public List<WeightInfo> weights() {
        return header.entries().stream().map(SafetensorsHeader.Entry::weight).toList();
    }

    /** The free texts that the file carries. */
    public Map<String, String> metadata() {
        return header.metadata();
    }

    @Override
    public void read(Set<String> names, Reader reader) throws IOException {
        Set<String> missing = new HashSet<>(names);
        weights().forEach(weight -> missing.remove(weight.name()));
        if (!missing.isEmpty()) {
            throw new CheckpointException("The checkpoint lacks " + TensorShapes.some(missing));
        }
        for (SafetensorsHeader.Entry entry : header.entries()) {
            WeightInfo weight = entry.weight();
            if (!names.contains(weight.name())) {
                continue;
            }
            if (!weight.type().isFloatingPoint() || weight.bytes() > LONGEST_TENSOR) {
                throw new CheckpointException("The tensor " + weight.name() + " is " + weight.type() + " of shape "
                        + weight.shape() + "; expected floating-point numbers of less than 2 GB");
            }
            ByteBuffer bytes = read(channel, dataStart + entry.begin(), (int) weight.bytes());
            reader.accept(weight, weight.type().decode(bytes));
        }
    }

    private static ByteBuffer read(FileChannel channel, long position, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, position + bytes.position()) < 0) {
                throw new EOFException("the file became shorter while it was read");
            }
        }
        return bytes.flip();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
