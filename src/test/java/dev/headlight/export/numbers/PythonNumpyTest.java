package dev.headlight.export.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.headlight.core.Trace;
import dev.headlight.export.WellFormed;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files read back by Python and NumPy themselves, as docs/export-numbers.md tells people to. */
class PythonNumpyTest {
    private static final String PYTHON = "/usr/bin/python3";
    private static final Trace TRACE = OddTraces.trace();

    @TempDir
    private Path folder;

    /** Prints what the script puts into {@code out}, and writes the array {@code a} as it lies in memory. */
    private JsonObject read(TraceFormat format, String script) throws IOException, InterruptedException {
        Path file = folder.resolve("trace." + format.extension());
        TraceFile.write(TRACE, format, file);
        String program = """
                import csv, json, struct, sys
                import numpy as np
                path, raw = sys.argv[1:]
                out = {}
                """ + script + """

                np.ascontiguousarray(a, '<f4').tofile(raw)
                out['shape'] = list(a.shape)
                print(json.dumps(out))
                """;
        Process python = new ProcessBuilder(PYTHON, "-c", program, file.toString(), raw().toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(python.waitFor()).as(said).isZero();
        return JsonParser.parseString(said).getAsJsonObject();
    }

    private Path raw() {
        return folder.resolve("raw");
    }

    private void assertAttentions(JsonObject out) throws IOException {
        assertThat(out.get("shape").toString()).isEqualTo("[2,3,12,12]");
        assertThat(Files.readAllBytes(raw())).isEqualTo(bytes());
    }

    /** All attentions as NumPy has them in memory. */
    private static byte[] bytes() {
        int size = TRACE.attentions().layer(0).size() * Float.BYTES;
        ByteBuffer bytes = ByteBuffer.allocate(2 * size);
        for (int layer = 0; layer < 2; layer++) {
            bytes.slice(layer * size, size)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer()
                    .put(TRACE.attentions().layer(layer).buffer());
        }
        return bytes.array();
    }

    @Test
    void numpyLoadsNpy() throws IOException, InterruptedException {
        JsonObject out = read(TraceFormat.NPY, """
                a = np.load(path)
                m = np.load(path, mmap_mode='r')
                out['same'] = bool((m == a).all()) and a.dtype == np.float32
                """);
        assertThat(out.get("same").getAsBoolean()).isTrue();
        assertAttentions(out);
    }

    @Test
    void numpyLoadsNpzWithoutUnpickling() throws IOException, InterruptedException {
        JsonObject out = read(TraceFormat.NPZ, """
                with np.load(path, allow_pickle=False) as z:
                    a = z['attentions']
                    out['names'] = z.files
                    out['tokens'] = z['tokens'].tolist()
                    out['ids'] = z['ids'].tolist()
                    out['text'] = json.loads(str(z['metadata']))['text']
                """);
        assertAttentions(out);
        assertThat(out.get("names").toString())
                .isEqualTo("[\"attentions\",\"queries\",\"logits\",\"tokens\",\"ids\",\"type_ids\",\"metadata\"]");
        assertTokens(out);
        assertThat(out.getAsJsonArray("ids").get(11).getAsInt()).isEqualTo(111);
        assertThat(out.get("text").getAsString()).isEqualTo(WellFormed.text(OddTraces.TEXT));
    }

    private static void assertTokens(JsonObject out) {
        assertThat(out.getAsJsonArray("tokens").asList())
                .extracting(JsonElement::getAsString)
                .isEqualTo(OddTraces.TOKENS.stream().map(WellFormed::text).toList());
    }

    @Test
    void safetensorsAreReadByTheirDescription() throws IOException, InterruptedException {
        JsonObject out = read(TraceFormat.SAFETENSORS, """
                with open(path, 'rb') as f:
                    size, = struct.unpack('<Q', f.read(8))
                    header = json.loads(f.read(size))
                    data = f.read()
                t = header['attentions']
                begin, end = t['data_offsets']
                a = np.frombuffer(data[begin:end], '<f4').reshape(t['shape'])
                out['tokens'] = json.loads(header['__metadata__']['tokens'])
                """);
        assertAttentions(out);
        assertTokens(out);
    }

    @Test
    void pythonReadsJson() throws IOException, InterruptedException {
        JsonObject out = read(TraceFormat.JSON, """
                with open(path, encoding='utf-8') as f:
                    t = json.load(f)
                a = np.array(t['attentions'], 'f4')
                out['tokens'] = t['tokens']
                """);
        assertAttentions(out);
        assertTokens(out);
    }

    @Test
    void pythonReadsCsv() throws IOException, InterruptedException {
        JsonObject out = read(TraceFormat.CSV, """
                with open(path, encoding='utf-8', newline='') as f:
                    rows = list(csv.reader(line for line in f if not line.startswith('# ')))
                n = len(rows[0]) - 5
                a = np.array([r[5:] for r in rows[1:]], 'f4').reshape(-1, 3, n, n)
                out['tokens'] = [r[4] for r in rows[1:n + 1]]
                """);
        assertAttentions(out);
        assertTokens(out);
    }
}
