package dev.headlight.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.headlight.core.FloatTensor;
import dev.headlight.core.ModelDescription;
import dev.headlight.core.ModelDescription.About;
import dev.headlight.core.ModelDescription.ModelFiles;
import dev.headlight.core.ModelDescription.ModelShape;
import dev.headlight.core.ModelDescription.TraceOutputs;
import dev.headlight.core.ModelOrigin;
import dev.headlight.core.ModelTask;
import dev.headlight.core.TaskAnswer;
import dev.headlight.core.Token;
import dev.headlight.core.TokenizedText;
import dev.headlight.onnx.Attribute;
import dev.headlight.onnx.ElementType;
import dev.headlight.onnx.GraphBuilder;
import dev.headlight.onnx.Value;
import dev.headlight.testing.TinyBert;
import dev.headlight.testing.Tokens;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A graph that says that it takes several texts and lets them meet. */
class BatchTrialTest {
    @TempDir
    Path folder;

    /** Answers with the first two numbers of each text, times the sum of all numbers of all texts. */
    private ModelDescription mixing() throws Exception {
        GraphBuilder graph = new GraphBuilder("mixing", 20);
        Value ids = graph.input("input_ids", ElementType.INT64, "batch", "tokens");
        Value numbers = graph.node("Cast", "numbers", List.of(ids), Attribute.of("to", 1L));
        Value column = graph.node("Unsqueeze", "column", List.of(numbers, graph.constant("axes/column", 1, 3)));
        Value row = graph.node("Unsqueeze", "row", List.of(numbers, graph.constant("axes/row", 1, 2)));
        graph.output(
                graph.node("MatMul", "attentions.0", List.of(column, row)),
                ElementType.FLOAT,
                "batch",
                "1",
                "tokens",
                "tokens");
        Value sum = graph.node("ReduceSum", "sum", List.of(numbers), Attribute.of("keepdims", 1L));
        Value first = graph.node(
                "Slice",
                "first",
                List.of(numbers, graph.constant("begin", 0), graph.constant("end", 2), graph.constant("axis", 1)));
        graph.output(graph.node("Mul", "logits", List.of(first, sum)), ElementType.FLOAT, "batch", "2");
        Path file = folder.resolve("model.onnx");
        graph.build().write(file, "test", Map.of());
        return new ModelDescription(
                "mixing",
                "Mixing",
                "none",
                ModelTask.TEXT_CLASSIFICATION,
                List.of("A", "B"),
                new ModelShape(1, 1, 1, 1, 400, 64, 0),
                new ModelFiles(folder, file, TinyBert.folder().resolve("tokenizer.json"), "0".repeat(64), null),
                new TraceOutputs(List.of("attentions.0"), Map.of(), ModelTask.TEXT_CLASSIFICATION.outputs()),
                new About("Apache-2.0", "made for tests", ""),
                ModelOrigin.UNKNOWN);
    }

    private static Variant variant(int... ids) {
        List<Token> tokens = new ArrayList<>();
        for (int id : ids) {
            tokens.add(Tokens.added(tokens.size(), id, "token", false));
        }
        return new Variant(new TokenizedText("", null, tokens, TokenizedText.Cut.NONE), Set.of(), List.of());
    }

    @Test
    void textsThatMeetAreFoundOutAndRunOneAfterTheOther() throws Exception {
        try (Engine engine = Engine.open(mixing(), new EngineSettings(1, Path.of("target", "test-cache")))) {
            assertThat(engine.batchSize(3)).isGreaterThan(1);

            List<TaskAnswer> answers = engine.prepareAnswers(List.of(variant(1, 2, 3), variant(2, 5, 1)))
                    .execute();

            assertThat(engine.batchSize(3)).isEqualTo(1);
            assertLogits(answers.getFirst(), 6, 12);
            assertLogits(answers.getLast(), 16, 40);
        }
    }

    private static void assertLogits(TaskAnswer answer, double first, double second) {
        FloatTensor logits = answer.output("logits");
        assertThat(logits.shape()).containsExactly(2);
        assertThat(logits.get(0)).isCloseTo((float) first, within(1e-4f));
        assertThat(logits.get(1)).isCloseTo((float) second, within(1e-4f));
    }
}
