package dev.headlight.onnx;

import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An output that is named like attention in a graph whose structure shows none: a claim, until a first run gives rows
 * that sum to 1.
 *
 * @param output its name
 * @param heads size of its second axis
 */
record DeclaredOnly(String output, int heads) {
    private static final Pattern NAME = Pattern.compile("(?:\\w+_)?attentions?[._](\\d{1,4})");
    private static final int HEAD_AXES = 4;
    private static final int MOST_HEADS = 4096;

    /** Those of a graph, by their numbers; none unless all can be attention and have the same number of heads. */
    static List<DeclaredOnly> in(GraphScope scope) {
        List<ValueInfoProto> named = scope.graph().getOutputList().stream()
                .filter(output -> NAME.matcher(output.getName()).matches())
                .sorted(Comparator.comparingInt(output -> number(output.getName())))
                .toList();
        List<DeclaredOnly> found = new ArrayList<>();
        for (ValueInfoProto output : named) {
            heads(scope, output).ifPresent(heads -> found.add(new DeclaredOnly(output.getName(), heads)));
        }
        boolean alike = found.stream().map(DeclaredOnly::heads).distinct().count() == 1;
        return alike && found.size() == named.size() ? found : List.of();
    }

    private static int number(String name) {
        Matcher matcher = NAME.matcher(name);
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    private static Optional<Integer> heads(GraphScope scope, ValueInfoProto output) {
        return scope.shapes()
                .of(output.getName())
                .filter(shape -> shape.size() == HEAD_AXES)
                .or(() -> Shapes.declared(output))
                .filter(shape -> shape.size() == HEAD_AXES && shape.get(1).isNumber())
                .map(shape -> shape.get(1).factor())
                .filter(heads -> heads > 0 && heads <= MOST_HEADS)
                .map(Long::intValue);
    }

    /** @throws OnnxFormatException if the graph pads, which nothing here could hide from the words */
    static void check(List<DeclaredOnly> attentions, BoundInputs bound) throws OnnxFormatException {
        if (bound.isFixed() || bound.batch() > 1) {
            throw new OnnxFormatException("The structure of this model shows no attention, only its outputs such as \""
                    + Protos.shown(attentions.getFirst().output())
                    + "\" are named so; to be used they must be of a free sequence length and batch, found "
                    + bound.batch() + " x " + bound.length() + ". Export it with dynamic axes");
        }
    }
}
