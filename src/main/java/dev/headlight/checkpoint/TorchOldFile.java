package dev.headlight.checkpoint;

import dev.headlight.checkpoint.TorchTensor.TorchStorage;
import dev.headlight.checkpoint.pickle.PickleException;
import dev.headlight.checkpoint.pickle.PickleValue;
import dev.headlight.checkpoint.pickle.PickleValue.Constant;
import dev.headlight.checkpoint.pickle.PickleValue.Dictionary;
import dev.headlight.checkpoint.pickle.PickleValue.Items;
import dev.headlight.checkpoint.pickle.PickleValue.Text;
import dev.headlight.checkpoint.pickle.Unpickler;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The format of torch before 1.6: pickles of a magic number, a version, facts about the system, the state dictionary and
 * the keys of the storages, and then each storage after its number of elements, in the order of the keys.
 */
final class TorchOldFile implements TorchStorages {
    /** The pickle, in protocol 2, of {@code MAGIC_NUMBER} in {@code torch/serialization.py}. */
    private static final byte[] MAGIC = {
        (byte) 0x80,
        2,
        (byte) 0x8a,
        10,
        0x6c,
        (byte) 0xfc,
        (byte) 0x9c,
        0x46,
        (byte) 0xf9,
        0x20,
        0x6a,
        (byte) 0xa8,
        0x50,
        0x19,
        '.'
    };

    /** Describes 80,000 tensors. */
    private static final int LONGEST_PICKLES = 1 << 24;

    private final FileChannel channel;
    private final List<TorchTensor> tensors;
    private final Map<String, Long> places = new HashMap<>();

    private TorchOldFile(FileChannel channel) throws IOException {
        this.channel = channel;
        ByteBuffer pickles = read(0, (int) Math.min(LONGEST_PICKLES, channel.size()));
        pickles.position(MAGIC.length);
        Unpickler.read(pickles, TorchSymbols::areNeeded);
        checkSystem(Unpickler.read(pickles, TorchSymbols::areNeeded));
        tensors = TorchState.tensors(Unpickler.read(pickles, TorchSymbols::areNeeded));
        findStorages(Unpickler.read(pickles, TorchSymbols::areNeeded), pickles.position());
    }

    static byte[] magic() {
        return MAGIC.clone();
    }

    static TorchOldFile open(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        try {
            return new TorchOldFile(channel);
        } catch (PickleException e) {
            channel.close();
            throw new CheckpointException(
                    "The file " + path.getFileName() + " cannot be read as weights: " + e.getMessage(), e);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static void checkSystem(PickleValue system) throws CheckpointException {
        if (!(system instanceof Dictionary facts) || facts.entries().get("little_endian") != Constant.TRUE) {
            throw new CheckpointException("The weights were not saved by a little-endian system");
        }
    }

    private void findStorages(PickleValue keys, long start) throws IOException {
        if (!(keys instanceof Items list)) {
            throw new CheckpointException(
                    "The file lists its storages as " + keys.kind() + ", expected a list of texts");
        }
        Map<String, TorchStorage> described = new HashMap<>();
        for (TorchTensor tensor : tensors) {
            described.put(tensor.storage().key(), tensor.storage());
        }
        long place = start;
        for (PickleValue item : list.items()) {
            TorchStorage storage = item instanceof Text key ? described.get(key.content()) : null;
            if (storage == null) {
                throw new CheckpointException("The file lists a storage that no tensor has");
            }
            place = place(storage, place);
        }
        if (place != channel.size()) {
            throw new CheckpointException("The file has " + channel.size() + " bytes, but its last storage ends at "
                    + place + "; fetch it again");
        }
    }

    /** Notes where a storage lies, and gives the place behind it. */
    private long place(TorchStorage storage, long start) throws IOException {
        long numbers = start + Long.BYTES;
        long left = channel.size() - numbers;
        if (left < storage.bytes()) {
            throw new CheckpointException("The storage " + storage.key() + " needs " + storage.bytes()
                    + " bytes and the file has " + Math.max(0, left) + " left; fetch it again");
        }
        long size = read(start, Long.BYTES).getLong();
        if (size != storage.size()) {
            throw new CheckpointException(
                    "The storage " + storage.key() + " begins with its size " + size + ", expected " + storage.size());
        }
        places.put(storage.key(), numbers);
        return numbers + storage.bytes();
    }

    private ByteBuffer read(long start, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, start + bytes.position()) < 0) {
                throw new CheckpointException("The file became shorter while it was read");
            }
        }
        return bytes.flip();
    }

    @Override
    public List<TorchTensor> tensors() {
        return tensors;
    }

    @Override
    public MemorySegment load(TorchStorage storage, Arena arena, String name) throws IOException {
        Long place = places.get(storage.key());
        if (place == null) {
            throw new CheckpointException("The weight " + name + " has its numbers in the storage " + storage.key()
                    + ", which the file lacks");
        }
        MemorySegment numbers = TensorMemory.bytes(arena, name, storage.bytes());
        TensorMemory.fill(numbers, channel, place);
        return numbers;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
