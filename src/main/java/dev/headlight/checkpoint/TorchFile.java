package dev.headlight.checkpoint;

import dev.headlight.checkpoint.TorchTensor.TorchStorage;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A {@code pytorch_model.bin}: a state dictionary as {@code torch.save} writes it, in the zip format of torch 1.6 and
 * later or in the older one. Nothing in the file is executed. Each storage is read once, one at a time.
 */
public final class TorchFile implements WeightSource {
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final int TAR_MAGIC = 257;
    private static final int LONGEST_MAGIC = TAR_MAGIC + 5;

    private final TorchStorages storages;

    private TorchFile(TorchStorages storages) {
        this.storages = storages;
    }

    /** @throws CheckpointException if the file is damaged, or holds anything else than tensors */
    public static TorchFile open(Path path) throws IOException {
        byte[] start = start(path);
        if (startsWith(start, ZIP)) {
            return new TorchFile(TorchZip.open(path));
        }
        if (startsWith(start, TorchOldFile.magic())) {
            return new TorchFile(TorchOldFile.open(path));
        }
        String file = path.getFileName().toString();
        if (start.length == LONGEST_MAGIC
                && new String(start, TAR_MAGIC, 5, StandardCharsets.US_ASCII).equals("ustar")) {
            throw new CheckpointException("The file " + file + " is in the tar format of torch before 0.1.10, which"
                    + " cannot be read; load and save it once with a newer torch");
        }
        throw new CheckpointException("The file " + file + " is no file of torch.save: it begins neither as a zip nor"
                + " with the magic number of torch before 1.6; fetch it again");
    }

    private static byte[] start(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            ByteBuffer start = ByteBuffer.allocate((int) Math.min(LONGEST_MAGIC, channel.size()));
            int count = 0;
            while (start.hasRemaining() && count >= 0) {
                count = channel.read(start);
            }
            return start.array();
        }
    }

    private static boolean startsWith(byte[] bytes, byte... prefix) {
        return bytes.length >= prefix.length && Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
    }

    @Override
    public List<WeightInfo> weights() {
        return storages.tensors().stream().map(TorchTensor::weight).toList();
    }

    @Override
    public void read(Set<String> names, Reader reader) throws IOException {
        TensorShapes.checkPresent(weights(), names);
        Map<TorchStorage, List<TorchTensor>> wanted = new LinkedHashMap<>();
        for (TorchTensor tensor : storages.tensors()) {
            if (names.contains(tensor.weight().name())) {
                TensorMemory.checkReadable(tensor.weight());
                wanted.computeIfAbsent(tensor.storage(), key -> new ArrayList<>())
                        .add(tensor);
            }
        }
        for (Map.Entry<TorchStorage, List<TorchTensor>> entry : wanted.entrySet()) {
            try (Arena arena = Arena.ofConfined()) {
                String name = entry.getValue().getFirst().weight().name();
                MemorySegment numbers = storages.load(entry.getKey(), arena, name);
                for (TorchTensor tensor : entry.getValue()) {
                    deliver(tensor, numbers, reader);
                }
            }
        }
    }

    private static void deliver(TorchTensor tensor, MemorySegment storage, Reader reader) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            TensorMemory.deliver(tensor.weight(), tensor.numbers(storage, arena), arena, reader);
        }
    }

    @Override
    public void close() throws IOException {
        storages.close();
    }
}
