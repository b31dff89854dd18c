package dev.headlight.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What each input of a text model means, told by what the graph does with it: the numbers of words look up the largest
 * table, those of sentences a tiny one, a mask reaches the scores. Names only break ties.
 */
final class InputRoles {
    /** What an input is fed with. */
    enum Role {
        WORDS,
        MASK,
        TYPES,
        POSITIONS,
        PAST,
        /** Nothing uses it. */
        UNUSED
    }

    private static final Set<String> PASSED = Set.of(
            "Cast",
            "Reshape",
            "Squeeze",
            "Unsqueeze",
            "Identity",
            "Mul",
            "Clip",
            "Where",
            "Max",
            "Min",
            "Slice",
            "Expand",
            "Flatten",
            "Add",
            "Sub",
            "Transpose");
    private static final List<String> NOT_WORDS = List.of("mask", "decoder", "position", "segment", "type");
    private static final int MOST_STEPS = 64;
    private static final int TOKEN_AXES = 2;
    /** Places of the tables among the inputs of the runtime's {@code EmbedLayerNormalization}. */
    private static final int WORD_TABLE = 2;

    private static final int TYPE_TABLE = 4;
    private static final int PAST_AXES = 4;
    private static final long MOST_TYPES = 16;

    private final GraphScope scope;
    private final Map<String, Role> roles = new HashMap<>();
    private final Map<String, Long> rows = new HashMap<>();

    private InputRoles(GraphScope scope) {
        this.scope = scope;
    }

    /** @throws OnnxFormatException if an input cannot be fed from a text alone; the message names it */
    static InputRoles of(GraphScope scope, List<AttentionBlock> blocks) throws OnnxFormatException {
        InputRoles result = new InputRoles(scope);
        List<ValueInfoProto> inputs = result.inputs();
        for (ValueInfoProto input : inputs) {
            result.table(input.getName()).ifPresent(count -> result.rows.put(input.getName(), count));
        }
        result.words(inputs);
        for (ValueInfoProto input : inputs) {
            if (!result.roles.containsKey(input.getName())) {
                result.roles.put(input.getName(), result.role(input, blocks));
            }
        }
        return result;
    }

    private List<ValueInfoProto> inputs() {
        Set<String> constants = new HashSet<>();
        scope.graph().getInitializerList().forEach(tensor -> constants.add(tensor.getName()));
        return scope.graph().getInputList().stream()
                .filter(input -> !constants.contains(input.getName()))
                .toList();
    }

    private void words(List<ValueInfoProto> inputs) throws OnnxFormatException {
        List<String> tellable = rows.keySet().stream()
                .filter(name -> NOT_WORDS.stream().noneMatch(word -> says(name, word)))
                .sorted()
                .toList();
        long largest = tellable.stream()
                .mapToLong(name -> rows.getOrDefault(name, 0L))
                .max()
                .orElse(0);
        List<String> candidates = tellable.stream()
                .filter(name -> rows.getOrDefault(name, 0L) == largest)
                .toList();
        if (largest <= MOST_TYPES || candidates.isEmpty()) {
            throw new OnnxFormatException("This model takes no text: an input of token numbers that looks up a table of"
                    + " words was expected, found the inputs "
                    + Protos.shown(inputs.stream()
                            .map(ValueInfoProto::getName)
                            .toList()
                            .toString()));
        }
        String words = candidates.stream()
                .filter(name -> says(name, "ids"))
                .findFirst()
                .orElse(candidates.getFirst());
        roles.put(words, Role.WORDS);
    }

    private Role role(ValueInfoProto input, List<AttentionBlock> blocks) throws OnnxFormatException {
        String name = input.getName();
        if (scope.index().consumers(name).isEmpty()) {
            return Role.UNUSED;
        }
        int axes = Shapes.declared(input).map(List::size).orElse(TOKEN_AXES);
        boolean isMask =
                axes == TOKEN_AXES && (says(name, "mask") || (!rows.containsKey(name) && reachesScores(name, blocks)));
        if (isMask && !says(name, "encoder")) {
            return Role.MASK;
        }
        if (rows.containsKey(name) && axes == TOKEN_AXES && rows.getOrDefault(name, 0L) != wordRows()) {
            boolean isPosition = says(name, "pos") || rows.getOrDefault(name, 0L) > MOST_TYPES;
            return isPosition && !says(name, "type") && !says(name, "segment") ? Role.POSITIONS : Role.TYPES;
        }
        if (axes == TOKEN_AXES && says(name, "position")) {
            return Role.POSITIONS;
        }
        if (axes == TOKEN_AXES && (says(name, "type") || says(name, "segment"))) {
            return Role.TYPES;
        }
        if (axes >= PAST_AXES && says(name, "past")) {
            return Role.PAST;
        }
        throw new OnnxFormatException("This model also needs the input \"" + Protos.shown(name)
                + "\", which a text alone cannot give. Headlight feeds token numbers, a mask, sentence numbers and"
                + " positions; export the encoder on its own");
    }

    private static boolean says(String name, String word) {
        return name.toLowerCase(Locale.ROOT).contains(word);
    }

    private boolean reachesScores(String name, List<AttentionBlock> blocks) {
        return blocks.stream()
                .limit(1)
                .flatMap(block -> block.way().stream())
                .flatMap(node -> node.getInputList().stream())
                .anyMatch(value -> scope.live().inputs(value).contains(name));
    }

    /** The rows of the table that an input looks up. */
    private OptionalLong table(String input) {
        Deque<String> open = new ArrayDeque<>(List.of(input));
        Set<String> seen = new HashSet<>();
        for (int step = 0; step < MOST_STEPS && !open.isEmpty(); step++) {
            String value = open.removeFirst();
            for (NodeProto user : scope.index().consumers(value)) {
                Optional<List<Dim>> looked = looked(user, value);
                if (looked.isPresent() && looked.get().getFirst().isNumber()) {
                    return OptionalLong.of(looked.get().getFirst().factor());
                }
                if (PASSED.contains(user.getOpType()) && seen.add(user.getOutput(0))) {
                    open.add(user.getOutput(0));
                }
            }
        }
        return OptionalLong.empty();
    }

    private Optional<List<Dim>> looked(NodeProto node, String value) {
        if (node.getOpType().equals("EmbedLayerNormalization")) {
            boolean isWord = node.getInput(0).equals(value);
            String table = NodeReader.input(node, isWord ? WORD_TABLE : TYPE_TABLE);
            boolean isLookedUp = isWord || NodeReader.input(node, 1).equals(value);
            return isLookedUp ? scope.shapes().of(table).filter(shape -> shape.size() == 2) : Optional.empty();
        }
        boolean isGather = node.getOpType().equals("Gather") && node.getInput(1).equals(value);
        if (!isGather || scope.live().isLive(node.getInput(0))) {
            return Optional.empty();
        }
        return scope.shapes().of(node.getInput(0)).filter(shape -> shape.size() == 2);
    }

    long wordRows() {
        return rows.getOrDefault(name(Role.WORDS).orElse(""), 0L);
    }

    /** The width of the table of words, or 0. */
    long wordWidth(GraphScope bound) {
        return bound.graph().getNodeList().stream()
                .flatMap(node -> node.getInputList().stream())
                .filter(value -> !bound.live().isLive(value))
                .flatMap(value -> bound.shapes().of(value).stream())
                .filter(shape -> shape.size() == 2 && shape.getFirst().is(wordRows()))
                .map(List::getLast)
                .filter(Dim::isNumber)
                .mapToLong(Dim::factor)
                .findFirst()
                .orElse(0);
    }

    Optional<String> name(Role role) {
        return roles.keySet().stream()
                .filter(name -> roles.get(name) == role)
                .sorted()
                .findFirst();
    }

    List<String> names(Role role) {
        List<String> found = new ArrayList<>();
        roles.forEach((name, is) -> {
            if (is == role) {
                found.add(name);
            }
        });
        return found.stream().sorted().toList();
    }

    ValueInfoProto declared(String name) {
        return inputs().stream()
                .filter(input -> input.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    int type(String name) {
        int type = declared(name).getType().getTensorType().getElemType();
        return type == 0 ? DataType.INT64_VALUE : type;
    }
}
