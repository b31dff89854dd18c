package dev.headlight.checkpoint;

import dev.headlight.checkpoint.TorchTensor.TorchStorage;
import dev.headlight.checkpoint.pickle.PickleException;
import dev.headlight.checkpoint.pickle.PickleValue;
import dev.headlight.checkpoint.pickle.Unpickler;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The format of torch 1.6 and later: a zip of {@code NAME/data.pkl} and the storages {@code NAME/data/KEY}.
 *
 * <p>Nothing is unpacked to disk. Each entry may be stored or deflated; its size and its CRC32 are checked.
 */
final class TorchZip implements TorchStorages {
    private static final String PICKLE = "/data.pkl";

    /** Describes 80,000 tensors. */
    private static final int LONGEST_PICKLE = 1 << 24;

    private static final int CHUNK = 1 << 18;

    private final ZipFile zip;
    private final String root;
    private final List<TorchTensor> tensors;

    private TorchZip(ZipFile zip, String root) throws IOException {
        this.zip = zip;
        this.root = root;
        checkByteOrder();
        this.tensors = TorchState.tensors(pickle());
    }

    static TorchZip open(Path path) throws IOException {
        String file = path.getFileName().toString();
        ZipDirectory.check(path);
        try {
            ZipFile zip = new ZipFile(path.toFile());
            try {
                return new TorchZip(zip, root(zip, file));
            } catch (IOException e) {
                zip.close();
                throw e;
            }
        } catch (PickleException e) {
            throw new CheckpointException("The file " + file + " cannot be read as weights: " + e.getMessage(), e);
        } catch (ZipException e) {
            throw new CheckpointException(
                    "The file " + file + " is a damaged zip (" + e.getMessage() + "); fetch it again", e);
        }
    }

    private static String root(ZipFile zip, String file) throws CheckpointException {
        ZipDirectory.checkNames(zip, file);
        String pickle = zip.stream()
                .map(ZipEntry::getName)
                .filter(name -> name.endsWith(PICKLE) && name.indexOf('/') == name.length() - PICKLE.length())
                .findFirst()
                .orElseThrow(() -> new CheckpointException(
                        "The zip " + file + " holds no data.pkl in its only folder, so torch.save did not write it"));
        String root = pickle.substring(0, pickle.length() - PICKLE.length() + 1);
        if (zip.getEntry(root + "constants.pkl") != null) {
            throw new CheckpointException("The file " + file
                    + " is a TorchScript program, which is not executed; publish its state_dict() instead");
        }
        return root;
    }

    private void checkByteOrder() throws IOException {
        ZipEntry entry = zip.getEntry(root + "byteorder");
        if (entry != null) {
            try (InputStream stream = zip.getInputStream(entry)) {
                String order = new String(stream.readNBytes(CHUNK), StandardCharsets.US_ASCII);
                if (!order.equals("little")) {
                    throw new CheckpointException("The weights have the byte order " + order + ", expected little");
                }
            }
        }
    }

    private PickleValue pickle() throws IOException {
        ZipEntry entry = zip.getEntry(root + PICKLE.substring(1));
        try (InputStream stream = zip.getInputStream(entry)) {
            byte[] bytes = stream.readNBytes(LONGEST_PICKLE + 1);
            if (bytes.length > LONGEST_PICKLE) {
                throw new CheckpointException("The description of the tensors is longer than " + LONGEST_PICKLE
                        + " bytes, expected a state dictionary");
            }
            CRC32 crc = new CRC32();
            crc.update(bytes);
            checkCrc(entry, crc, "data.pkl");
            return Unpickler.read(ByteBuffer.wrap(bytes), TorchSymbols::areNeeded);
        }
    }

    @Override
    public List<TorchTensor> tensors() {
        return tensors;
    }

    @Override
    public MemorySegment load(TorchStorage storage, Arena arena, String name) throws IOException {
        ZipEntry entry = zip.getEntry(root + "data/" + storage.key());
        if (entry == null) {
            throw new CheckpointException("The weight " + name + " has its numbers in the entry data/" + storage.key()
                    + ", which the file lacks; fetch it again");
        }
        if (entry.getSize() != storage.bytes()) {
            throw new CheckpointException("The weight " + name + " has its numbers in an entry of " + entry.getSize()
                    + " bytes, expected " + storage.bytes() + "; fetch the file again");
        }
        ZipDirectory.checkRatio(entry);
        MemorySegment numbers = TensorMemory.bytes(arena, name, storage.bytes());
        try (InputStream stream = zip.getInputStream(entry)) {
            long length = copyChecked(entry, stream, numbers, name);
            if (length != storage.bytes()) {
                throw new CheckpointException("The numbers of " + name + " end after " + length + " of "
                        + storage.bytes() + " bytes; fetch the file again");
            }
        } catch (ZipException | EOFException e) {
            throw new CheckpointException(
                    "The numbers of " + name + " are damaged (" + e.getMessage() + "); fetch the file again", e);
        }
        return numbers;
    }

    private static long copyChecked(ZipEntry entry, InputStream stream, MemorySegment target, String name)
            throws IOException {
        byte[] chunk = new byte[CHUNK];
        CRC32 crc = new CRC32();
        long length = 0;
        for (int count = stream.read(chunk);
                count > 0 && count <= target.byteSize() - length;
                count = stream.read(chunk)) {
            MemorySegment.copy(chunk, 0, target, ValueLayout.JAVA_BYTE, length, count);
            crc.update(chunk, 0, count);
            length += count;
        }
        checkCrc(entry, crc, name);
        return length;
    }

    private static void checkCrc(ZipEntry entry, CRC32 crc, String name) throws CheckpointException {
        if (entry.getCrc() != crc.getValue()) {
            throw new CheckpointException(String.format(
                    "The numbers of %s are damaged: their checksum should be %08x and is %08x; fetch the file again",
                    name, entry.getCrc(), crc.getValue()));
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
