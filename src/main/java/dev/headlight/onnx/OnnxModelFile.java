package dev.headlight.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * An ONNX file whose graph is in memory and whose large weights stay on the disk, so that a model of any size is opened
 * in little memory. The file may be damaged or hostile: sizes, nesting and paths are checked before they are believed.
 *
 * <p>Local functions are unfolded, nodes are in data-flow order. Immutable; the file must not change while it is used.
 */
public final class OnnxModelFile {
    private static final int NESTING = 100;

    private final Path file;
    private final ModelProto model;
    private final StoredFiles stored;
    private final List<String> missing;

    private OnnxModelFile(Path file, ModelProto model, Set<String> missing) {
        this.file = file;
        this.missing = List.copyOf(missing);
        this.model = model;
        this.stored = new StoredFiles(file);
    }

    /**
     * Reads the graph of a file.
     *
     * @throws OnnxFormatException if it is no ONNX model, is damaged, or refers to weights outside its folder; in one
     *     sentence
     */
    public static OnnxModelFile open(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new OnnxFormatException("There is no ONNX file " + file);
        }
        ModelProto read = parse(file);
        if (!read.hasGraph() || read.getGraph().getNodeCount() == 0) {
            throw new OnnxFormatException(file.getFileName() + " is no ONNX model: a graph was expected, found none");
        }
        ModelProto unfolded = FunctionUnfolding.unfold(read);
        Set<String> missing = ModelCheck.check(unfolded.getGraph(), new StoredFiles(file));
        return new OnnxModelFile(
                file,
                unfolded.toBuilder()
                        .setGraph(DataFlowOrder.sorted(unfolded.getGraph()))
                        .build(),
                missing);
    }

    private static ModelProto parse(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            CodedInputStream skeleton =
                    new SkeletonReader(new WireReader(channel)).read().newCodedInput();
            skeleton.setRecursionLimit(NESTING);
            return ModelProto.parseFrom(skeleton);
        } catch (InvalidProtocolBufferException e) {
            throw new OnnxFormatException(file.getFileName() + " is no ONNX file: " + e.getMessage(), e);
        }
    }

    public Path file() {
        return file;
    }

    /** The program that wrote it, with its version, as it names itself; may be empty. */
    public String producer() {
        return (model.getProducerName() + " " + model.getProducerVersion()).strip();
    }

    /** Versions of the operator sets by domain, the standard one as {@code ai.onnx}. */
    public Map<String, Long> opsets() {
        Map<String, Long> versions = new TreeMap<>();
        model.getOpsetImportList().forEach(opset -> versions.put(Protos.domain(opset.getDomain()), opset.getVersion()));
        return versions;
    }

    /** Names of files with weights that should lie beside this one and do not: the model cannot be run yet. */
    public List<String> missingFiles() {
        return missing;
    }

    ModelProto model() {
        return model;
    }

    StoredFiles stored() {
        return stored;
    }

    /** The raw numbers of a tensor, or nothing where they are more than {@code most} bytes or of no fixed width. */
    Optional<ByteBuffer> numbers(TensorProto tensor, int most) throws IOException {
        long bytes = TensorSizes.bytes(tensor);
        Optional<StoredNumbers> place = StoredNumbers.of(tensor);
        if (bytes > most) {
            return Optional.empty();
        }
        if (place.isEmpty()) {
            return Optional.of(Constants.bytes(tensor)).filter(found -> found.remaining() == bytes);
        }
        ByteBuffer all = ByteBuffer.allocate((int) bytes);
        NumberReader.read(stored.resolve(tensor, place.get()), tensor, all::put);
        return Optional.of(all.flip());
    }
}
