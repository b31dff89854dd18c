package dev.headlight.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import dev.headlight.analysis.norms.NormMatrix;
import dev.headlight.core.AttentionMatrix;
import dev.headlight.core.HeadRef;
import dev.headlight.core.HeadVectors;
import dev.headlight.core.ModelDescription;
import dev.headlight.core.Trace;
import dev.headlight.core.TraceField;
import dev.headlight.engine.EngineSettings;
import dev.headlight.testing.OpenedModels;
import dev.headlight.testing.TestStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** ‖f(x)‖ by the heads' own dimensions against f(x) in the full hidden size, within a millionth part. */
class OutputMatricesTest {
    private static final double PART = 1e-5;
    private static final Set<TraceField> FIELDS = EnumSet.of(TraceField.VALUES);
    private static final String TEXT = "The cat, which had been hiding under the couch, jumped onto the windowsill.";
    private static final String SHORT = "the cat sat on the mat. the cat sat.";

    private static OutputMatrices matrices(ModelDescription model) {
        return new OutputMatrices(model, new EngineSettings(2, Path.of("target", "test-cache")));
    }

    private static HeadVectors values(Trace trace) {
        return Objects.requireNonNull(trace.details().values());
    }

    /** The float32 numbers of a weight, read from the file of weights by themselves. */
    private static FloatBuffer weight(ModelDescription model, String name) throws IOException {
        TensorProto tensor =
                ModelProto.parseFrom(Files.readAllBytes(model.files().onnx())).getGraph().getInitializerList().stream()
                        .filter(candidate -> candidate.getName().equals(name))
                        .findFirst()
                        .orElseThrow();
        Path file = model.files().folder().resolve(entry(tensor, "location"));
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer bytes = channel.map(
                    MapMode.READ_ONLY,
                    Long.parseLong(entry(tensor, "offset")),
                    Long.parseLong(entry(tensor, "length")));
            return bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
        }
    }

    private static String entry(TensorProto tensor, String key) {
        return tensor.getExternalDataList().stream()
                .filter(entry -> entry.getKey().equals(key))
                .map(StringStringEntryProto::getValue)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "bert-base-uncased, 0, bert.encoder.layer.0.attention.output.dense.weight",
        "bert-base-uncased, 7, bert.encoder.layer.7.attention.output.dense.weight",
    })
    void theLengthsAreThoseOfTheFullVectors(String id, int layer, String name) throws Exception {
        ModelDescription model = TestStore.model(id);
        HeadVectors values = values(OpenedModels.trace(model, TEXT, FIELDS));
        FloatBuffer matrix = weight(model, name);
        int size = values.headSize();
        int hidden = matrix.remaining() / (values.heads() * size);
        for (int head = 0; head < values.heads(); head++) {
            HeadRef which = new HeadRef(layer, head);
            float[] lengths = matrices(model).of(layer).orElseThrow().lengths(values, which);
            for (int token = 0; token < values.tokens(); token++) {
                float[] value = values.vector(which, token);
                double square = 0;
                for (int column = 0; column < hidden; column++) {
                    double sum = 0;
                    for (int row = 0; row < size; row++) {
                        sum += (double) value[row] * matrix.get((head * size + row) * hidden + column);
                    }
                    square += sum * sum;
                }
                assertThat((double) lengths[token])
                        .isCloseTo(Math.sqrt(square), within(PART * Math.sqrt(square) + 1e-9));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "checkpoints/albert-mlm",
                "checkpoints/bert-fp16",
                "checkpoints/distilbert-mlm",
                "checkpoints/electra-discriminator",
                "checkpoints/mpnet-mlm",
                "checkpoints/roberta-mlm"
            })
    void theMatrixIsFoundInModelsOfCheckpoints(String path) throws Exception {
        checkEveryLayer(OpenedModels.model(path), TEXT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tiny-distilbert-mlm.dynamo-sdpa-op18.onnx",
                "tiny-distilbert-mlm.legacy-eager-op14-int8.onnx",
                "tiny-distilbert-mlm.legacy-eager-op14-ortfused.onnx",
                "tiny-albert-mlm.legacy-sdpa-op17.onnx",
                "tiny-roberta-mlm.legacy-eager-op14.onnx",
                "tiny-electra-discriminator.legacy-eager-op14.onnx",
                "tiny-opt.legacy-sdpa-op17.onnx"
            })
    void theMatrixIsFoundInExportedFiles(String file) throws Exception {
        checkEveryLayer(OpenedModels.onnx(file), SHORT);
    }

    /** One model, exported in several ways: the same lengths, but for what storing in bytes costs. */
    @ParameterizedTest
    @CsvSource({
        "tiny-distilbert-mlm.legacy-eager-op14-ortfused.onnx, 1e-4",
        "tiny-distilbert-mlm.legacy-eager-op14-int8.onnx, 0.05",
    })
    void everyExportGivesTheSameLengths(String file, double part) throws Exception {
        ModelDescription plain = OpenedModels.onnx("tiny-distilbert-mlm.dynamo-sdpa-op18.onnx");
        Trace trace = OpenedModels.trace(plain, SHORT, FIELDS);
        ModelDescription other = OpenedModels.onnx(file);
        for (int layer = 0; layer < plain.shape().layers(); layer++) {
            for (int head = 0; head < plain.shape().heads(); head++) {
                HeadRef which = new HeadRef(layer, head);
                float[] expected = matrices(plain).of(layer).orElseThrow().lengths(values(trace), which);
                float[] found = matrices(other).of(layer).orElseThrow().lengths(values(trace), which);
                for (int token = 0; token < expected.length; token++) {
                    assertThat((double) found[token]).isCloseTo(expected[token], within(part * expected[token]));
                }
            }
        }
    }

    @Test
    void theMatrixIsFoundInMiniLm() throws Exception {
        checkEveryLayer(TestStore.model("all-minilm-l6-v2"), TEXT);
    }

    private static void checkEveryLayer(ModelDescription model, String text) throws Exception {
        Trace trace = OpenedModels.trace(model, text, FIELDS);
        OutputMatrices matrices = matrices(model);
        for (int layer = 0; layer < model.shape().layers(); layer++) {
            float[] lengths = matrices.of(layer).orElseThrow().lengths(values(trace), new HeadRef(layer, 0));
            assertThat(lengths).hasSize(trace.text().size());
            for (float length : lengths) {
                assertThat(length).isPositive().isFinite();
            }
        }
    }

    /** Kobayashi et al. 2020: BERT pays little to special tokens once their short vectors are counted. */
    @Test
    void separatorsGetFarLessOfTheNormsThanOfTheWeightsInLayers6To9() throws Exception {
        ModelDescription model = TestStore.model("bert-base-uncased");
        Trace trace = OpenedModels.trace(model, TEXT, FIELDS);
        OutputMatrices matrices = matrices(model);
        int separator = trace.text().size() - 1;
        double weights = 0;
        double norms = 0;
        for (int layer = 5; layer < 9; layer++) {
            for (int head = 0; head < 12; head++) {
                HeadRef which = new HeadRef(layer, head);
                AttentionMatrix matrix = trace.attentions().matrix(which);
                float[] lengths = matrices.of(layer).orElseThrow().lengths(values(trace), which);
                AttentionMatrix shares = NormMatrix.shares(matrix, lengths);
                for (int query = 0; query < trace.text().size(); query++) {
                    weights += matrix.weight(query, separator);
                    norms += shares.weight(query, separator);
                }
            }
        }
        int rows = 4 * 12 * trace.text().size();
        assertThat(weights / rows).isGreaterThan(0.4);
        assertThat(norms / rows).isLessThan(0.5 * weights / rows);
    }
}
