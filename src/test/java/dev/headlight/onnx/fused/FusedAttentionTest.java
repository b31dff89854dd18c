package dev.headlight.onnx.fused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnxruntime.OrtException;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.headlight.onnx.OnnxFormatException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FusedAttentionTest {
    private final Random random = new Random(19);

    private SmallModel plain(long heads) {
        return SmallModel.microsoft("MultiHeadAttention")
                .set("num_heads", heads)
                .input("q", Numbers.random(random, 2, 5, 12))
                .input("k", Numbers.random(random, 2, 7, 12))
                .input("v", Numbers.random(random, 2, 7, 12))
                .outputs("y");
    }

    private static Expansion expand(ModelProto model) throws OnnxFormatException {
        return FusedAttention.expand(model.getGraph(), model.getOpsetImportList());
    }

    @Test
    void whatWasDoneIsTold() throws OnnxFormatException {
        assertThat(expand(plain(3).build()).rewritten()).singleElement().satisfies(node -> {
            assertThat(node.scope()).isEqualTo("main");
            assertThat(node.operator()).isEqualTo("com.microsoft.MultiHeadAttention");
            assertThat(node.node()).isEqualTo("fused");
            assertThat(node.heads()).hasValue(3);
            assertThat(node.probabilities()).isEqualTo("fused/probabilities");
            assertThat(node.queries()).isEqualTo("fused/queries");
            assertThat(node.method()).startsWith("The fused operator com.microsoft.MultiHeadAttention was rewritten");
        });
    }

    @Test
    void nodesInSubgraphsAreRewrittenWithNamesOfTheirOwn() throws OnnxFormatException, OrtException {
        SmallModel model = plain(3);
        BothForms forms = BothForms.of(model.buildWithin(), model.feeds()).agree();
        assertThat(forms.expansion().rewritten())
                .extracting(node -> node.scope() + " " + node.probabilities())
                .containsExactly(
                        "/choice.then_branch fused/probabilities", "/choice.else_branch fused/probabilities_2");
    }

    @Test
    void operatorsThatCannotBeRewrittenAreNamed() throws OnnxFormatException {
        ModelProto model =
                SmallModel.microsoft("LongformerAttention").outputs("y").build();
        Expansion expansion = expand(model);
        assertThat(expansion.graph()).isSameAs(model.getGraph());
        assertThat(expansion.refused())
                .singleElement()
                .satisfies(node -> assertThat(node.reason())
                        .isEqualTo(
                                "The probabilities of the fused operator com.microsoft.LongformerAttention cannot be had:"
                                        + " this operator cannot be rewritten into primitive ones."));
    }

    @Test
    void anOldOperatorSetIsRefused() throws OnnxFormatException {
        assertThat(expand(plain(3).opset(10).build()).refused())
                .singleElement()
                .satisfies(node -> assertThat(node.reason()).contains("operator set 10"));
    }

    @Test
    void theStandardOperatorsAreImportedWhereTheyWereMissing() throws OnnxFormatException {
        ModelProto model = plain(3).build();
        Expansion expansion = FusedAttention.expand(model.getGraph(), List.of());
        assertThat(expansion.opsets())
                .singleElement()
                .satisfies(set -> assertThat(set.getVersion()).isEqualTo(17));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 5, 4097, Long.MAX_VALUE})
    void aSenselessNumberOfHeadsIsRefusedWithASentence(long heads) {
        ModelProto model = heads == 5 ? known().build() : plain(heads).build();
        assertThatThrownBy(() -> expand(model))
                .isInstanceOf(OnnxFormatException.class)
                .hasMessageStartingWith("The attention node fused (com.microsoft.");
    }

    /** With weights whose width five heads cannot share. */
    private SmallModel known() {
        return SmallModel.microsoft("Attention")
                .set("num_heads", 5)
                .input("x", Numbers.random(random, 2, 5, 7))
                .weight("w", Numbers.random(random, 7, 36))
                .outputs("y");
    }

    @Test
    void wrongRanksAndMissingInputsAreRefusedWithASentence() {
        for (String operator : List.of(
                "Attention",
                "QAttention",
                "MultiHeadAttention",
                "GroupQueryAttention",
                "DecoderMaskedMultiHeadAttention",
                "PackedAttention",
                "PackedMultiHeadAttention")) {
            assertRefused(SmallModel.microsoft(operator)
                    .set("num_heads", 2)
                    .set("kv_num_heads", 1)
                    .outputs("y"));
            assertRefused(SmallModel.microsoft(operator)
                    .set("num_heads", 2)
                    .set("kv_num_heads", 1)
                    .input("x", Numbers.random(random, 3, 2, 2, 2))
                    .input("w", Numbers.random(random, 3, 2))
                    .outputs("y"));
            assertRefused(SmallModel.microsoft(operator).set("num_heads", 2f).outputs("y"));
        }
    }

    private static void assertRefused(SmallModel model) {
        assertThatThrownBy(() -> expand(model.build()))
                .isInstanceOf(OnnxFormatException.class)
                .message()
                .startsWith("The attention node fused (com.microsoft.")
                .hasSizeLessThan(300);
    }

    @Test
    void aDamagedGraphNeverEndsInAnotherException() throws OnnxFormatException {
        List<SmallModel> models = List.of(
                plain(3),
                known(),
                SmallModel.microsoft("GroupQueryAttention")
                        .set("num_heads", 4)
                        .set("kv_num_heads", 2)
                        .input("q", Numbers.random(random, 1, 5, 64))
                        .outputs("y", "k", "v"));
        for (int round = 0; round < 3000; round++) {
            byte[] bytes = models.get(round % models.size()).build().getGraph().toByteArray();
            for (int i = 0; i < 3; i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            expandOrRefuse(bytes);
        }
    }

    private static void expandOrRefuse(byte... bytes) {
        try {
            GraphProto graph = GraphProto.parseFrom(ByteString.copyFrom(bytes));
            Expansion expansion = FusedAttention.expand(graph, List.of());
            assertThat(expansion.graph().getNodeList())
                    .extracting(NodeProto::getOpType)
                    .isNotNull();
        } catch (InvalidProtocolBufferException | OnnxFormatException e) {
            assertThat(e).message().isNotBlank();
        }
    }
}
