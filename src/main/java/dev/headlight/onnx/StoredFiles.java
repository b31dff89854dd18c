package dev.headlight.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import dev.headlight.onnx.StoredNumbers.Encoding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;

/** The files that hold a model's numbers: its own and those beside it, which must not lie outside its folder. */
final class StoredFiles {
    /** A varint has between one and ten bytes. */
    private static final int LONGEST_VARINT = 10;

    private final Path model;

    StoredFiles(Path model) {
        this.model = model;
    }

    /**
     * Finds a tensor's numbers and checks that they are all there.
     *
     * @throws OnnxFormatException if they lie outside the model's folder, or are more or fewer than the shape says
     */
    FileRange resolve(TensorProto tensor, StoredNumbers place) throws IOException {
        Path file = place.file().isEmpty() ? model : beside(tensor.getName(), place.file());
        long expected = TensorSizes.bytes(tensor);
        long size = Files.size(file);
        long length = place.length() == StoredNumbers.TO_THE_END ? expected : place.length();
        boolean there = place.offset() >= 0 && length >= 0 && place.offset() <= size && length <= size - place.offset();
        boolean fits = place.encoding() == Encoding.RAW
                ? length == expected
                : length >= TensorSizes.elements(tensor) && length / LONGEST_VARINT <= TensorSizes.elements(tensor);
        if (!there || !fits) {
            throw new OnnxFormatException("The weight \"" + Protos.shown(tensor.getName()) + "\" of shape "
                    + Protos.shown(tensor.getDimsList().toString()) + " should take " + expected
                    + " bytes, found " + length + " from byte " + place.offset() + " of " + size + " in "
                    + file.getFileName() + ". Get the file again");
        }
        return new FileRange(file, place.offset(), length, place.encoding());
    }

    /** Whether the file with these numbers is not there. */
    boolean isMissing(StoredNumbers place) throws OnnxFormatException {
        return !place.file().isEmpty() && Files.notExists(named("", place.file()));
    }

    private Path named(String weight, String location) throws OnnxFormatException {
        try {
            Path named = Path.of(location);
            Path folder = model.toAbsolutePath().getParent();
            if (folder == null
                    || named.isAbsolute()
                    || !folder.resolve(named).normalize().startsWith(folder.normalize())) {
                throw outside(weight, location);
            }
            return folder.resolve(named).normalize();
        } catch (InvalidPathException e) {
            throw new OnnxFormatException(
                    "The weight \"" + Protos.shown(weight) + "\" is said to be in a file of the impossible name \""
                            + Protos.shown(location) + "\"",
                    e);
        }
    }

    private Path beside(String weight, String location) throws IOException {
        Path file = named(weight, location);
        Path folder = Objects.requireNonNull(model.toAbsolutePath().getParent());
        if (!Files.isRegularFile(file)) {
            throw new OnnxFormatException(missing(location));
        }
        // A download cache keeps model and weights as links to files in one other folder; no other link may leave.
        Path real = file.toRealPath();
        Path ownFolder = model.toRealPath().getParent();
        if (!real.startsWith(folder.toRealPath()) && (ownFolder == null || !ownFolder.equals(real.getParent()))) {
            throw outside(weight, location);
        }
        return file;
    }

    /** A sentence on a file that is not there. */
    static String missing(String location) {
        return "The weights of this model are in the file \"" + Protos.shown(location)
                + "\" beside it, which is missing. Put it into the same folder";
    }

    private static OnnxFormatException outside(String weight, String location) {
        return new OnnxFormatException("The weight \"" + Protos.shown(weight) + "\" is said to be in \""
                + Protos.shown(location) + "\", outside the model's folder, where nothing is read."
                + " Put the weights beside the model and export it again");
    }

    /**
     * A part of a file that was checked to be there.
     *
     * @param offset in bytes
     * @param length in bytes
     */
    record FileRange(Path file, long offset, long length, Encoding encoding) {}
}
