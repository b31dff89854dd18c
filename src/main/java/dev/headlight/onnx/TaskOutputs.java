package dev.headlight.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import dev.headlight.core.ModelTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Tells from a graph's outputs what it was trained to answer, and shows that answer. */
final class TaskOutputs {
    private static final String POSITIONS = "prediction_positions";
    private static final Set<String> PASSED = Set.of("Add", "Cast", "Identity", "Mul", "Reshape");
    private static final int LONGEST_WAY = 8;
    /** Several classes for a token, but never as many as there are words. */
    private static final long MOST_LABELS = 1000;

    private final GraphScope scope;
    private final OutputShaping shaping;
    private final GraphEdit edit;
    private final Dim tokens;
    private final List<String> twoAxes = new ArrayList<>();
    private final List<String> threeAxes = new ArrayList<>();

    TaskOutputs(GraphScope scope, BoundInputs bound, OutputShaping shaping, GraphEdit edit, Set<String> hidden) {
        this.scope = scope;
        this.shaping = shaping;
        this.edit = edit;
        this.tokens = bound.isFixed() ? Dim.of(bound.length()) : Dim.named(BoundInputs.TOKENS);
        for (ValueInfoProto output : scope.graph().getOutputList()) {
            String name = output.getName();
            int rank = scope.shapes().rank(name);
            if (rank == 2) {
                twoAxes.add(name);
            } else if (rank == 3 && !hidden.contains(name)) {
                threeAxes.add(name);
            }
        }
    }

    /**
     * What a model answers.
     *
     * @param labels how many there are for each text or token, or 0
     */
    record Answer(ModelTask task, int labels) {
        Answer(ModelTask task) {
            this(task, 0);
        }
    }

    /** Adds the outputs of the task; {@code isDecoder} models answer none of those known here. */
    Answer add(long vocabulary, long width, boolean isDecoder) {
        Optional<String> words =
                threeAxes.stream().filter(name -> size(name, 2) >= vocabulary).findFirst();
        if (isDecoder || vocabulary <= 0) {
            return new Answer(ModelTask.FEATURE_EXTRACTION);
        }
        if (words.isPresent()) {
            predictions(words.get());
            return new Answer(ModelTask.FILL_MASK);
        }
        List<String> perToken = twoAxes.stream()
                .filter(name ->
                        scope.shapes().size(name, 1).filter(tokens::equals).isPresent())
                .toList();
        if (perToken.size() == 2) {
            return spans(perToken);
        }
        if (perToken.size() == 1) {
            show(perToken.getFirst(), "logits", List.of(1), "1", BoundInputs.TOKENS);
            return new Answer(ModelTask.REPLACED_TOKEN_DETECTION);
        }
        return labels(width);
    }

    private Answer spans(List<String> outputs) {
        boolean turned = outputs.getFirst().toLowerCase(Locale.ROOT).contains("end");
        show(outputs.get(turned ? 1 : 0), "start_logits", List.of(1), "1", BoundInputs.TOKENS);
        show(outputs.get(turned ? 0 : 1), "end_logits", List.of(1), "1", BoundInputs.TOKENS);
        return new Answer(ModelTask.QUESTION_ANSWERING);
    }

    private Answer labels(long width) {
        Optional<String> perToken = threeAxes.stream()
                .filter(name -> size(name, 2) > 0 && size(name, 2) <= MOST_LABELS && size(name, 2) != width)
                .filter(name ->
                        scope.shapes().size(name, 1).filter(tokens::equals).isPresent())
                .findFirst();
        if (perToken.isPresent()) {
            int labels = (int) size(perToken.get(), 2);
            show(perToken.get(), "logits", List.of(1), "1", BoundInputs.TOKENS, Integer.toString(labels));
            return new Answer(ModelTask.TOKEN_CLASSIFICATION, labels);
        }
        boolean isOnly = scope.graph().getOutputCount() == 1;
        Optional<String> perText = twoAxes.stream()
                .filter(name -> size(name, 1) > 0 && (size(name, 1) != width || isOnly))
                .findFirst();
        perText.ifPresent(name -> show(name, "logits", List.of(), "1", Long.toString(size(name, 1))));
        return perText.map(name -> new Answer(ModelTask.TEXT_CLASSIFICATION, (int) size(name, 1)))
                .orElseGet(() -> new Answer(ModelTask.FEATURE_EXTRACTION));
    }

    private long size(String value, int axis) {
        return scope.shapes()
                .size(value, axis)
                .filter(Dim::isNumber)
                .map(Dim::factor)
                .orElse(0L);
    }

    private void show(String value, String name, List<Integer> tokenAxes, String... shape) {
        String shaped = shaping.shaped(
                value, tokenAxes.stream().mapToInt(Integer::intValue).toArray());
        edit.output(shaping.named(shaped, name), shape);
    }

    /** Chooses the places before the last, largest product, which costs as much as layers do. */
    private void predictions(String logits) {
        edit.input(POSITIONS, ElementType.INT64, "predictions");
        Optional<String> narrow = beforeVocabulary(logits);
        String value = logits;
        if (narrow.isPresent()) {
            edit.replace(narrow.get(), chosen(narrow.get()));
        } else {
            value = chosen(logits);
        }
        String size = Long.toString(size(logits, 2));
        String shape = edit.integers("logits/shape", -1, size(logits, 2));
        String floats = shaping.isFloat(logits) ? value : edit.cast(value, 1);
        String rows = edit.node("Reshape", "logits/rows", List.of(floats, shape));
        edit.output(shaping.named(rows, "logits"), "predictions", size);
    }

    private String chosen(String value) {
        return edit.node("Gather", value + "/chosen", List.of(value, POSITIONS), Attribute.of("axis", 1L));
    }

    /** The input {@code [1, tokens, width]} of the product with the vocabulary, if nothing else uses it. */
    private Optional<String> beforeVocabulary(String logits) {
        String value = logits;
        for (int step = 0; step < LONGEST_WAY; step++) {
            Optional<NodeProto> maker = scope.index().producer(value);
            if (maker.isEmpty() || scope.index().consumers(value).size() > 1) {
                return Optional.empty();
            }
            if (maker.get().getOpType().equals("MatMul")) {
                String input = maker.get().getInput(0);
                boolean fits = scope.shapes().rank(input) == 3
                        && scope.shapes().size(input, 1).filter(tokens::equals).isPresent()
                        && scope.index().consumers(input).size() == 1
                        && !scope.live().isLive(maker.get().getInput(1));
                return fits ? Optional.of(input) : Optional.empty();
            }
            if (!PASSED.contains(maker.get().getOpType())
                    || maker.get().getOpType().equals("Reshape")) {
                return Optional.empty();
            }
            List<String> live = maker.get().getInputList().stream()
                    .filter(scope.live()::isLive)
                    .toList();
            if (live.size() != 1) {
                return Optional.empty();
            }
            value = live.getFirst();
        }
        return Optional.empty();
    }
}
