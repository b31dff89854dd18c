package dev.headlight.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A finished graph, ready to be written; its weights lie in a {@link WeightsFile}. Immutable. */
public final class OnnxGraph {
    /** ONNX 1.15, the first with opset 20. */
    static final int IR_VERSION = 9;

    private final GraphProto graph;
    private final List<OperatorSetIdProto> opsets;
    private final List<WeightSlot> weights;
    private final long irVersion;

    OnnxGraph(GraphProto graph, List<OperatorSetIdProto> opsets, List<WeightSlot> weights, long irVersion) {
        this.graph = graph;
        this.opsets = List.copyOf(opsets);
        this.weights = List.copyOf(weights);
        this.irVersion = irVersion;
    }

    /** The same model with other nodes and places of weights. */
    OnnxGraph with(GraphProto other, List<WeightSlot> places) {
        return new OnnxGraph(other, opsets, places, irVersion);
    }

    /**
     * The same model with its large float32 weights stored in another precision; to be asked for before weights are
     * written. Weights keep their names and shapes for whoever writes them, in float32 as before.
     */
    public OnnxGraph stored(StoragePrecision precision) {
        return precision == StoragePrecision.FLOAT32 ? this : CompactGraph.of(this, precision);
    }

    /** The size of the file of weights. */
    public long weightBytes() {
        return weights.stream().mapToLong(WeightSlot::fileEnd).max().orElse(0);
    }

    List<WeightSlot> weights() {
        return weights;
    }

    GraphProto proto() {
        return graph;
    }

    /** The shapes of the weights by name, outermost dimension first. */
    public Map<String, List<Long>> weightShapes() {
        Map<String, List<Long>> shapes = new TreeMap<>();
        weights.forEach(slot -> shapes.put(slot.name(), slot.shape()));
        return shapes;
    }

    /** The number of trained numbers in the file of weights. */
    public long parameters() {
        return weights.stream()
                .mapToLong(slot -> slot.shape().stream().reduce(1L, Math::multiplyExact))
                .sum();
    }

    /**
     * Writes the model to a file that must not be there yet, and makes sure that it is on the disk.
     *
     * @param producer the program that made it
     * @param metadata free keys and values, written in the order of the keys
     */
    public void write(Path file, String producer, Map<String, String> metadata) throws IOException {
        ModelProto.Builder model = ModelProto.newBuilder()
                .setIrVersion(irVersion)
                .setProducerName(producer)
                .addAllOpsetImport(opsets)
                .setGraph(graph);
        new TreeMap<>(metadata)
                .forEach((key, value) -> model.addMetadataProps(
                        StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                OutputStream stream = Channels.newOutputStream(channel)) {
            model.build().writeTo(stream);
            stream.flush();
            channel.force(true);
        }
    }
}
