package dev.headlight.checkpoint;

import java.io.EOFException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A safetensors file; one tensor at a time is mapped into memory, so that float32 numbers are never copied. */
public final class SafetensorsFile implements WeightSource {
    /** The largest published models need a tenth of it; the format itself allows 100 MB. */
    private static final long LONGEST_HEADER = 1 << 25;

    private final String file;
    private final FileChannel channel;
    private final SafetensorsHeader header;
    private final long dataStart;

    private SafetensorsFile(String file, FileChannel channel, SafetensorsHeader header, long dataStart) {
        this.file = file;
        this.channel = channel;
        this.header = header;
        this.dataStart = dataStart;
    }

    /** @throws CheckpointException if the file is no safetensors file, with what was expected and found */
    public static SafetensorsFile open(Path path) throws IOException {
        String file = path.getFileName().toString();
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        try {
            long size = channel.size();
            long length = size < Long.BYTES ? -1 : read(channel, 0, Long.BYTES).getLong();
            if (length < 2 || length > LONGEST_HEADER || length > size - Long.BYTES) {
                throw new CheckpointException("The file " + file + " of " + size
                        + " bytes is no safetensors file: its header would have " + length + " bytes");
            }
            String json = StandardCharsets.UTF_8
                    .decode(read(channel, Long.BYTES, (int) length))
                    .toString();
            long dataStart = Long.BYTES + length;
            return new SafetensorsFile(file, channel, SafetensorsHeader.parse(json, size - dataStart), dataStart);
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
        TensorShapes.checkPresent(weights(), names);
        for (SafetensorsHeader.Entry entry : header.entries()) {
            if (names.contains(entry.weight().name())) {
                read(entry, reader);
            }
        }
    }

    private void read(SafetensorsHeader.Entry entry, Reader reader) throws IOException {
        WeightInfo weight = entry.weight();
        TensorMemory.checkReadable(weight);
        long start = dataStart + entry.begin();
        checkLength(start + weight.bytes(), null);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment stored = channel.map(MapMode.READ_ONLY, start, weight.bytes(), arena);
            TensorMemory.deliver(weight, stored, arena, reader);
        } catch (InternalError e) {
            // How Java reports that a mapped file became shorter.
            checkLength(start + weight.bytes(), e);
            throw e;
        }
    }

    private void checkLength(long needed, @Nullable Throwable cause) throws IOException {
        if (channel.size() < needed) {
            throw new CheckpointException("The file " + file + " became shorter while it was read", cause);
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
