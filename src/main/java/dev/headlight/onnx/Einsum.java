package dev.headlight.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The letters of an Einstein sum of two operands, such as {@code bhqd,bhkd->bhqk}.
 *
 * @param left letters of the first operand's axes
 */
record Einsum(String left, String right, String result) {
    private static final int OPERANDS = 2;

    /** Empty where there are not two operands, no result is written out, or axes are left open by dots. */
    static Optional<Einsum> of(NodeProto node) {
        String equation = NodeReader.text(node, "equation").replace(" ", "");
        String[] sides = equation.split("->", -1);
        if (sides.length != 2 || equation.contains(".") || node.getInputCount() != OPERANDS) {
            return Optional.empty();
        }
        String[] operands = sides[0].split(",", -1);
        return operands.length == OPERANDS
                ? Optional.of(new Einsum(operands[0], operands[1], sides[1]))
                : Optional.empty();
    }

    Optional<List<Dim>> shape(NodeProto node, Shapes shapes) {
        Map<Character, Dim> sizes = new HashMap<>();
        List<String> letters = List.of(left, right);
        for (int operand = 0; operand < OPERANDS; operand++) {
            Optional<List<Dim>> shape = shapes.of(node.getInput(operand));
            if (shape.isEmpty() || shape.get().size() != letters.get(operand).length()) {
                continue;
            }
            for (int axis = 0; axis < shape.get().size(); axis++) {
                sizes.putIfAbsent(letters.get(operand).charAt(axis), shape.get().get(axis));
            }
        }
        List<Dim> found = new ArrayList<>();
        for (int axis = 0; axis < result.length(); axis++) {
            char letter = result.charAt(axis);
            found.add(sizes.containsKey(letter) ? sizes.get(letter) : shapes.unknown());
        }
        return Optional.of(found);
    }
}
