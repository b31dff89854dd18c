package dev.headlight.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataLocation;
import dev.headlight.onnx.StoredNumbers.Encoding;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Checks what every later step relies on: names are unique, operators have their inputs, weights are all there. */
final class ModelCheck {
    /** How many inputs the operators that are looked into have at least. */
    private static final Map<String, Integer> INPUTS = Map.ofEntries(
            Map.entry("MatMul", 2),
            Map.entry("FusedMatMul", 2),
            Map.entry("MatMulInteger", 2),
            Map.entry("QLinearMatMul", 8),
            Map.entry("Gemm", 2),
            Map.entry("Einsum", 1),
            Map.entry("Conv", 2),
            Map.entry("Reshape", 1),
            Map.entry("Gather", 2),
            Map.entry("Add", 2),
            Map.entry("Sub", 2),
            Map.entry("Mul", 2),
            Map.entry("Div", 2),
            Map.entry("Where", 3),
            Map.entry("Expand", 2),
            Map.entry("Range", 3),
            Map.entry("Split", 1),
            Map.entry("Slice", 1),
            Map.entry("Concat", 1),
            Map.entry("Softmax", 1),
            Map.entry("LogSoftmax", 1),
            Map.entry("QLinearSoftmax", 5),
            Map.entry("Exp", 1),
            Map.entry("Cast", 1),
            Map.entry("Identity", 1),
            Map.entry("Squeeze", 1),
            Map.entry("Unsqueeze", 1),
            Map.entry("Shape", 1),
            Map.entry("Tile", 2),
            Map.entry("Pad", 1),
            Map.entry("LayerNormalization", 2),
            Map.entry("SkipLayerNormalization", 2),
            Map.entry("QuantizeLinear", 2),
            Map.entry("DequantizeLinear", 2),
            Map.entry("DynamicQuantizeLinear", 1),
            Map.entry("Transpose", 1));

    private final StoredFiles files;
    private final Set<String> missing = new TreeSet<>();

    private ModelCheck(StoredFiles files) {
        this.files = files;
    }

    /** The names of files with weights that are not there. */
    static Set<String> check(GraphProto graph, StoredFiles files) throws IOException {
        ModelCheck check = new ModelCheck(files);
        check.check(graph);
        return check.missing;
    }

    private void check(GraphProto graph) throws IOException {
        Set<String> made = new HashSet<>();
        for (TensorProto tensor : graph.getInitializerList()) {
            declare(made, tensor.getName());
            check(tensor);
        }
        for (NodeProto node : graph.getNodeList()) {
            int least = INPUTS.getOrDefault(node.getOpType(), 0);
            if (node.getInputCount() < least || node.getOutputCount() == 0) {
                throw new OnnxFormatException("The node \"" + Protos.shown(node.getName()) + "\" ("
                        + Protos.shown(node.getOpType()) + ") has " + node.getInputCount() + " inputs and "
                        + node.getOutputCount() + " outputs, expected at least " + least + " and 1");
            }
            // Some tools write a constant again to change it; the runtime takes the last.
            for (String output : node.getOpType().equals("Constant") ? List.<String>of() : node.getOutputList()) {
                declare(made, output);
            }
            for (AttributeProto attribute : node.getAttributeList()) {
                check(attribute);
            }
        }
    }

    private void check(AttributeProto attribute) throws IOException {
        if (attribute.hasT()) {
            check(attribute.getT());
        }
        if (attribute.hasG()) {
            check(attribute.getG());
        }
        for (GraphProto graph : attribute.getGraphsList()) {
            check(graph);
        }
    }

    private static void declare(Set<String> made, String name) throws OnnxFormatException {
        if (!name.isEmpty() && !made.add(name)) {
            throw new OnnxFormatException("This ONNX file is damaged: the value \"" + Protos.shown(name)
                    + "\" is made twice, where once was expected");
        }
    }

    private void check(TensorProto tensor) throws IOException {
        Optional<StoredNumbers> place = StoredNumbers.of(tensor);
        if (place.isPresent()) {
            if (place.get().encoding() == Encoding.VARINTS && !NumberReader.isWholeBytes(tensor.getDataType())) {
                throw new OnnxFormatException("The weight \"" + Protos.shown(tensor.getName()) + "\" has the type "
                        + tensor.getDataType() + ", which is not known here");
            }
            if (files.isMissing(place.get())) {
                missing.add(place.get().file());
            } else {
                files.resolve(tensor, place.get());
            }
            return;
        }
        long expected = TensorSizes.bytes(tensor);
        boolean raw = tensor.getDataLocation() == DataLocation.DEFAULT && tensor.hasRawData();
        if (raw && expected > 0 && tensor.getRawData().size() != expected) {
            throw new OnnxFormatException("The weight \"" + Protos.shown(tensor.getName()) + "\" of shape "
                    + tensor.getDimsList() + " should take " + expected + " bytes, found "
                    + tensor.getRawData().size() + ". Get the file again");
        }
    }
}
