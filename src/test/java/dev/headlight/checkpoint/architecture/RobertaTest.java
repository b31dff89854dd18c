package dev.headlight.checkpoint.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import dev.headlight.onnx.OnnxRun.Result;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What RoBERTa and its relatives do otherwise than BERT, against a plain forward pass. */
class RobertaTest extends EncoderKin {
    @ParameterizedTest
    @CsvSource({"roberta, 1", "xlm-roberta, 1", "camembert, 1", "roberta, 4", "roberta, 0"})
    void robertaCountsPositionsFromPadding(String type, int padding) throws IOException, OrtException {
        addEmbeddings("roberta.", WIDTH, 12);
        addTypes("roberta.", 1, WIDTH);
        addLayers("roberta.");
        weights.linear("classifier.dense", WIDTH, WIDTH).linear("classifier.out_proj", WIDTH, 3);
        int[] ids = {5, 6, padding, 7, padding, 8};
        int[] places = {padding + 1, padding + 2, padding, padding + 3, padding, padding + 4};
        PlainEncoder plain = plain("gelu");
        double[][] last = layers(plain, "roberta.", embedded("roberta.", ids, places));
        try (ExportRun export = export(
                type,
                ", 'pad_token_id': " + padding + ", 'type_vocab_size': 1, 'max_position_embeddings': 12,"
                        + " 'architectures': ['XLMRobertaForSequenceClassification'], 'num_labels': 3")) {
            assertThat(export.export().sizes().maxTokens()).isEqualTo(12 - padding - 1);
            assertThat(export.export().hasTokenTypes()).isFalse();
            Map<String, Result> found = export.run(longs(ids));
            Agreement.assertSameLayers(found, plain, HEADS);
            Agreement.assertSame(
                    found, "logits", headOf("classifier.dense", "tanh", "classifier.out_proj", new double[][] {last[0]
                    }));
        }
    }

    @Test
    void robertaMayHaveTokenTypes() throws IOException, OrtException {
        addEmbeddings("roberta.", WIDTH, 12);
        addTypes("roberta.", 3, WIDTH);
        addLayers("roberta.");
        PlainEncoder plain = plain("gelu");
        layers(plain, "roberta.", embedded("roberta.", new int[] {5, 6}, new int[] {2, 3}));
        try (ExportRun export = export("roberta", ", 'type_vocab_size': 3, 'max_position_embeddings': 12")) {
            assertThat(export.export().hasTokenTypes()).isTrue();
            Agreement.assertSameLayers(export.run(5, 6), plain, HEADS);
        }
    }
}
