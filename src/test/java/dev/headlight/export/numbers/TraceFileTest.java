package dev.headlight.export.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.headlight.core.FloatTensor;
import dev.headlight.core.Trace;
import dev.headlight.figure.ReferenceTraces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TraceFileTest {
    private static final Trace ODD = OddTraces.trace();

    @TempDir
    private Path folder;

    private Path written(Trace trace, TraceFormat format) throws IOException {
        Path file = folder.resolve("trace." + format.extension());
        TraceFile.write(trace, format, file);
        return file;
    }

    private static float[] attentions(Trace trace) {
        int size = trace.attentions().layer(0).size();
        float[] numbers = new float[trace.attentions().layers() * size];
        for (int layer = 0; layer < trace.attentions().layers(); layer++) {
            trace.attentions().layer(layer).copy(0, numbers, layer * size, size);
        }
        return numbers;
    }

    private static List<String> wellFormedTokens() {
        return OddTraces.TOKENS.stream()
                .map(token -> token.equals("\ud83d") ? "\ufffd" : token)
                .toList();
    }

    @Test
    void npyHoldsTheAttentionsExactly() throws IOException {
        NpyContent npy = new NpyContent(Files.readAllBytes(written(ODD, TraceFormat.NPY)));
        assertThat(npy.type()).isEqualTo("<f4");
        assertThat(npy.shape()).containsExactly(2, 3, 12, 12);
        assertThat(npy.floats()).containsExactly(attentions(ODD));
    }

    @Test
    void numbersOfNpyBeginAtAMultipleOf64() throws IOException {
        for (int tokens : new int[] {1, 9, 10, 99, 100}) {
            Trace trace = ReferenceTraces.made(1, 1, tokens);
            NpyContent npy = new NpyContent(Files.readAllBytes(written(trace, TraceFormat.NPY)));
            assertThat(npy.begin() % 64).isZero();
            assertThat(npy.dataLength()).isEqualTo(tokens * tokens * Float.BYTES);
        }
    }

    @Test
    void npzHoldsOneArrayAName() throws IOException {
        try (ZipFile zip = new ZipFile(written(ODD, TraceFormat.NPZ).toFile())) {
            assertThat(zip.stream().map(ZipEntry::getName))
                    .containsExactly(
                            "attentions.npy",
                            "queries.npy",
                            "logits.npy",
                            "tokens.npy",
                            "ids.npy",
                            "type_ids.npy",
                            "metadata.npy");
            assertThat(array(zip, "attentions").floats()).containsExactly(attentions(ODD));
            assertThat(array(zip, "queries").shape()).containsExactly(2, 3, 12, 4);
            assertThat(array(zip, "logits").shape()).containsExactly(3);
            assertThat(array(zip, "logits").floats()).containsExactly(1.5f, Float.NaN, -0f);
            assertThat(array(zip, "tokens").texts()).isEqualTo(wellFormedTokens());
            assertThat(array(zip, "ids").longs()).startsWith(100, 101).hasSize(12);
            assertThat(array(zip, "type_ids").longs()).containsOnly(0).hasSize(12);
            NpyContent metadata = array(zip, "metadata");
            assertThat(metadata.shape()).isEmpty();
            assertFacts(JsonParser.parseString(metadata.texts().getFirst()).getAsJsonObject());
        }
    }

    private static NpyContent array(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name + ".npy");
        assertThat(entry.getMethod()).isEqualTo(ZipEntry.STORED);
        return new NpyContent(zip.getInputStream(entry).readAllBytes());
    }

    private static void assertFacts(JsonObject facts) {
        assertThat(facts.get("model").getAsString()).isEqualTo("odd/model \"1\"");
        assertThat(facts.get("sha256").getAsString()).isEqualTo("ab".repeat(32));
        assertThat(facts.get("text").getAsString()).isEqualTo(OddTraces.TEXT.replace('\ud83d', '\ufffd'));
        assertThat(facts.get("switched_off").getAsString()).isEqualTo("2-3");
        assertThat(facts.has("text_pair")).isFalse();
    }

    @Test
    void safetensorsHoldTheSameNumbersAndFacts() throws IOException {
        SafetensorsContent content = SafetensorsContent.of(written(ODD, TraceFormat.SAFETENSORS));
        assertThat(content.names()).containsExactly("attentions", "queries", "logits");
        assertThat(content.numbers("attentions")).containsExactly(attentions(ODD));
        assertThat(content.metadata("switched_off")).isEqualTo("2-3");
        assertThat(JsonParser.parseString(content.metadata("tokens"))).isEqualTo(json(wellFormedTokens()));
    }

    private static JsonArray json(List<String> texts) {
        JsonArray array = new JsonArray();
        texts.forEach(array::add);
        return array;
    }

    @Test
    void jsonReadsBackAsTheSameNumbers() throws IOException {
        JsonObject json = JsonParser.parseString(Files.readString(written(ODD, TraceFormat.JSON)))
                .getAsJsonObject();
        assertFacts(json);
        assertThat(json.getAsJsonArray("tokens")).isEqualTo(json(wellFormedTokens()));
        assertThat(json.getAsJsonArray("attentions")).hasSize(2);
        FloatTensor layer = ODD.attentions().layer(1);
        float[] expected = new float[layer.size()];
        layer.copy(0, expected);
        int place = 0;
        for (JsonElement head : json.getAsJsonArray("attentions").get(1).getAsJsonArray()) {
            for (JsonElement row : head.getAsJsonArray()) {
                for (JsonElement number : row.getAsJsonArray()) {
                    assertThat(number.getAsFloat()).isEqualTo(expected[place++]);
                }
            }
        }
        assertThat(place).isEqualTo(expected.length);
        assertThat(json.get("logits").toString()).isEqualTo("[1.5,null,-0.0]");
    }

    @ParameterizedTest
    @CsvSource({"CSV, ','", "TSV, '\t'"})
    void tablesReadBackAsTheSameNumbersAndTokens(TraceFormat format, String delimiter) throws IOException {
        TableContent table = TableContent.of(written(ODD, format), delimiter.charAt(0));
        assertThat(table.remarks())
                .contains("# model: odd/model \"1\"", "# switched_off: 2-3")
                .allMatch(line -> line.startsWith("# "));
        assertThat(table.names())
                .startsWith("layer", "head", "position", "id", "token", "0:[CLS]")
                .hasSize(17);
        assertThat(table.rows()).hasSize(2 * 3 * 12);
        float[] expected = attentions(ODD);
        int place = 0;
        for (List<String> row : table.rows()) {
            int position = Integer.parseInt(row.get(2));
            assertThat(row.get(4)).isEqualTo(wellFormedTokens().get(position));
            for (String number : row.subList(5, row.size())) {
                assertThat(Float.parseFloat(number)).isEqualTo(expected[place++]);
            }
        }
        assertThat(table.rows().get(2 * 12)).startsWith("1", "3", "0", "100", "[CLS]");
        assertThat(place).isEqualTo(expected.length);
    }

    @ParameterizedTest
    @EnumSource
    void theSameTraceGivesTheSameBytes(TraceFormat format) throws IOException {
        byte[] first = Files.readAllBytes(written(ODD, format));
        assertThat(Files.readAllBytes(written(OddTraces.trace(), format))).isEqualTo(first);
    }

    @Test
    void formatsAreKnownByTheEndOfAName() {
        assertThat(TraceFormat.of(Path.of("a.b/x.NPZ"))).contains(TraceFormat.NPZ);
        assertThat(TraceFormat.of(Path.of("x.npy"))).contains(TraceFormat.NPY);
        assertThat(TraceFormat.of(Path.of("npz"))).isEmpty();
        assertThat(TraceFormat.of(Path.of("x.npz.txt"))).isEmpty();
        assertThat(TraceFormat.of(Path.of("/"))).isEmpty();
    }
}
