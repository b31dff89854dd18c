package dev.headlight.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.GraphProto;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Attention without a softmax, which only an output's name speaks of. */
class DeclaredOnlyTest {
    private static final int TOKENS = 5;
    private static final float SAME = 1e-6f;

    @TempDir
    private Path folder;

    private Path written() throws Exception {
        return OneBlockProto.declaring(folder, true);
    }

    @Test
    void itIsTakenAndMarkedAsDeclared() throws Exception {
        AttentionReport report = AttentionFinder.find(OnnxModelFile.open(written()));
        assertThat(report.blocks()).singleElement().satisfies(block -> {
            assertThat(block.tensor()).isEqualTo("attentions.0");
            assertThat(block.method()).contains("declared output", "does not confirm", "first run");
        });
        assertThat(report.heads()).hasValue(OneBlockModel.HEADS);
        assertThat(report.problems()).isEmpty();
    }

    @Test
    void itsNumbersAreThoseOfTheFileAndHeadsCanBeSwitchedOff() throws Exception {
        float[] attentions = OneBlockProto.attentions(written(), 1);
        assertThat(attentions).hasSize(OneBlockModel.HEADS * TOKENS * TOKENS);
        for (int row = 0; row < OneBlockModel.HEADS * TOKENS; row++) {
            float sum = 0;
            for (int key = 0; key < TOKENS; key++) {
                sum += attentions[row * TOKENS + key];
            }
            assertThat(sum).isCloseTo(1, within(SAME));
        }
        assertThat(OneBlockProto.attentions(written(), 0)).containsExactly(attentions, within(SAME));
    }

    @Test
    void outputsOfAnotherRankAreNotTaken() throws Exception {
        Path file = OneBlockProto.written(folder, "flat.onnx", model -> {
            OneBlockProto.bySigmoid(model, true);
            GraphProto.Builder graph = model.getGraphBuilder();
            graph.removeOutput(graph.getOutputCount() - 1);
            graph.addNode(OneBlockProto.node("Identity", "attentions.1", "sum"));
            graph.addNode(OneBlockProto.node("ReduceMax", "attention.0", "attentions.1")
                    .addAttribute(Attribute.of("keepdims", 0L).proto()));
            graph.addOutput(Protos.valueInfo("attention.0", ElementType.FLOAT, List.of()));
        });
        AttentionReport report = AttentionFinder.find(OnnxModelFile.open(file));
        assertThat(report.blocks()).isEmpty();
        assertThat(report.problems()).anySatisfy(problem -> assertThat(problem).contains("attention.0", "not used"));
    }
}
