package dev.headlight.onnx;

import dev.headlight.onnx.InputRoles.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The shapes that inputs have once one text is fed: a batch of one, and as many tokens as the text has or as the graph
 * insists on.
 *
 * @param length the number of tokens that the graph insists on, or 0
 * @param batch the batch that the graph insists on, or 1
 * @param shapes by the name of the input
 */
record BoundInputs(long length, long batch, Map<String, List<Dim>> shapes) {
    static final String TOKENS = "tokens";

    static BoundInputs of(InputRoles roles) {
        List<Dim> words = declared(roles, roles.name(Role.WORDS).orElseThrow());
        Dim batch = words.getFirst().isNumber() ? words.getFirst() : Dim.ONE;
        Dim tokens = words.getLast().isNumber() ? words.getLast() : Dim.named(TOKENS);
        Map<String, List<Dim>> shapes = new HashMap<>();
        for (Role role : List.of(Role.WORDS, Role.MASK, Role.TYPES, Role.POSITIONS)) {
            roles.names(role).forEach(name -> shapes.put(name, List.of(batch, tokens)));
        }
        roles.names(Role.PAST).forEach(name -> shapes.put(name, past(roles, name, batch)));
        return new BoundInputs(tokens.isNumber() ? tokens.factor() : 0, batch.factor(), shapes);
    }

    private static List<Dim> declared(InputRoles roles, String name) {
        return Shapes.declared(roles.declared(name))
                .filter(shape -> shape.size() == 2)
                .orElseGet(() -> List.of(Dim.named("batch"), Dim.named(TOKENS)));
    }

    /** Of keys and values of a past, the one axis that is open besides the batch is the past's length: none. */
    private static List<Dim> past(InputRoles roles, String name, Dim batch) {
        List<Dim> result = new ArrayList<>();
        boolean batchSeen = false;
        for (Dim size : Shapes.declared(roles.declared(name)).orElse(List.of())) {
            if (size.isNumber()) {
                result.add(size);
            } else {
                result.add(batchSeen ? Dim.ZERO : batch);
                batchSeen = true;
            }
        }
        return result;
    }

    boolean isFixed() {
        return length > 0;
    }
}
