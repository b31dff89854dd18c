package dev.headlight.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The attentions that a file itself lists as outputs, compared with those that were found. */
final class DeclaredAttentions {
    private static final Pattern NAME = Pattern.compile("(\\w+_)?attentions?[._]\\d+");
    private static final Set<String> PASSED = Set.of("Cast", "Identity", "Dropout");
    private static final int LONGEST_WAY = 8;

    private final Map<String, String> outputs = new HashMap<>();
    private final List<String> problems = new ArrayList<>();

    DeclaredAttentions(GraphScope main, List<AttentionBlock> blocks) {
        List<String> found = blocks.stream().map(AttentionBlock::probabilities).toList();
        for (ValueInfoProto output : main.graph().getOutputList()) {
            Optional<String> shown = source(main, output.getName(), found);
            shown.ifPresent(probabilities -> outputs.put(probabilities, output.getName()));
            if (shown.isEmpty() && NAME.matcher(output.getName()).matches()) {
                problems.add("The output \"" + output.getName()
                        + "\" is named like attention, but is none of the probabilities found in the graph;"
                        + " it is not used");
            }
        }
    }

    private static Optional<String> source(GraphScope main, String output, List<String> found) {
        String value = output;
        for (int step = 0; step < LONGEST_WAY; step++) {
            if (found.contains(value)) {
                return Optional.of(value);
            }
            Optional<NodeProto> maker = main.index().producer(value).filter(node -> PASSED.contains(node.getOpType()));
            if (maker.isEmpty()) {
                return Optional.empty();
            }
            value = maker.get().getInput(0);
        }
        return Optional.empty();
    }

    /** The name of the output that shows a block's probabilities. */
    Optional<String> output(AttentionBlock block) {
        return block.scope().isMain() ? Optional.ofNullable(outputs.get(block.probabilities())) : Optional.empty();
    }

    List<String> problems() {
        return List.copyOf(problems);
    }
}
