package dev.headlight.onnx;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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

    private static final List<String> NOT_WORDS = List.of("mask", "decoder", "position", "segment", "type");
    private static final int TOKEN_AXES = 2;
    private static final int PAST_AXES = 4;
    private static final long MOST_TYPES = 16;

    private final GraphScope scope;
    private final Map<String, Role> roles = new HashMap<>();
    private final Map<String, Long> rows = new HashMap<>();

    private InputRoles(GraphScope scope) {
        this.scope = scope;
    }

    /** @throws OnnxFormatException if no input looks up words */
    static void checkTakesText(GraphScope scope) throws OnnxFormatException {
        withWords(scope);
    }

    private static InputRoles withWords(GraphScope scope) throws OnnxFormatException {
        InputRoles result = new InputRoles(scope);
        List<ValueInfoProto> inputs = result.inputs();
        LookedUpTables tables = new LookedUpTables(scope);
        for (ValueInfoProto input : inputs) {
            tables.rows(input.getName()).ifPresent(count -> result.rows.put(input.getName(), count));
        }
        result.words(inputs);
        return result;
    }

    /** @throws OnnxFormatException if an input cannot be fed from a text alone; the message names it */
    static InputRoles of(GraphScope scope, List<AttentionBlock> blocks) throws OnnxFormatException {
        InputRoles result = withWords(scope);
        for (ValueInfoProto input : result.inputs()) {
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

    long wordRows() {
        return rows.getOrDefault(name(Role.WORDS).orElse(""), 0L);
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
