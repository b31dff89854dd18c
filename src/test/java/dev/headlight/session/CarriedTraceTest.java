package dev.headlight.session;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import dev.headlight.core.FloatTensor;
import dev.headlight.core.Trace;
import dev.headlight.export.numbers.SafetensorsWriter;
import dev.headlight.export.numbers.StackedTensor;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that carry numbers, whole and damaged. */
class CarriedTraceTest {
    private static final int ROUNDS = 2_000;
    private static final int MOST_DAMAGES = 4;

    @TempDir
    private Path folder;

    private Path file = Path.of("");
    private JsonObject tree = new JsonObject();

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("small.headlight");
        tree = SessionFile.write(file, SmallTrace.session(), SessionFile.Content.nothing(), null);
    }

    @Test
    void everyNumberAndTokenComesBack() throws IOException {
        Trace expected = SmallTrace.trace();
        Trace read = requireNonNull(SessionFile.read(file).session().main().trace());
        assertThat(read.provenance()).isEqualTo(expected.provenance());
        assertThat(read.text()).isEqualTo(expected.text());
        assertThat(read.attentions().layer(1).buffer())
                .isEqualTo(expected.attentions().layer(1).buffer());
        assertThat(requireNonNull(read.details().keys()).layer(1).buffer())
                .isEqualTo(requireNonNull(expected.details().keys()).layer(1).buffer());
        assertThat(requireNonNull(read.details().hiddenStates()).state(2).buffer())
                .isEqualTo(requireNonNull(expected.details().hiddenStates())
                        .state(2)
                        .buffer());
        assertThat(read.details().values()).isNull();
        assertThat(SessionFile.read(file).session().withoutTraces())
                .isEqualTo(SmallTrace.session().withoutTraces());
    }

    /** Damages of the bytes as they lie in the file; the seed is fixed, so that every build tries the same. */
    @Test
    void aDamagedFileIsReadOrRefusedInOneLine() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(20);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] damaged = whole.clone();
            for (int damage = random.nextInt(MOST_DAMAGES); damage >= 0; damage--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            Files.write(file, damaged);
            try {
                assertThat(SessionFile.read(file).session()).isNotNull();
            } catch (SessionException e) {
                assertThat(e.getMessage())
                        .as("round " + round)
                        .contains("small.headlight")
                        .doesNotContain("\n");
            }
        }
    }

    private void rewrite(String replaced, String by, List<StackedTensor> tensors) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("session.json"));
            zip.write(tree.toString().replace(replaced, by).getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("trace.safetensors"));
            SafetensorsWriter.write(Channels.newChannel(zip), Map.of(), tensors);
        }
    }

    private static StackedTensor attentions(float first, int... shape) {
        int size = shape[0] * shape[1] * shape[2];
        float[] numbers = new float[size];
        numbers[0] = first;
        return new StackedTensor("attentions", List.of(FloatTensor.copyOf(numbers, shape)));
    }

    private void assertRefused(String reason) {
        assertThatThrownBy(() -> SessionFile.read(file))
                .isInstanceOf(SessionException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void numbersThatCannotBeAreRefused() throws IOException {
        rewrite("", "", List.of(attentions(Float.NaN, 3, 4, 4)));
        assertRefused("weights from 0 to 1");
        rewrite("", "", List.of(attentions(2, 3, 4, 4)));
        assertRefused("weights from 0 to 1");
        rewrite("", "", List.of(attentions(0, 3, 4, 5)));
        assertRefused("do not fit 4 tokens");
        rewrite("", "", List.of(new StackedTensor("other", List.of(FloatTensor.copyOf(new float[4], 2, 2)))));
        assertRefused("without attentions");
        rewrite("\"end\":1", "\"end\":100", List.of(attentions(0, 3, 4, 4)));
        assertRefused("a whole number from 0 to 3");
        rewrite("\"sentence\":0", "\"sentence\":1", List.of(attentions(0, 3, 4, 4)));
        assertRefused("a whole number from 0 to 0");
    }

    private void add(String entry, byte[] content) throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(file)) {
            Files.write(zip.getPath(entry), content);
        }
    }

    private static byte[] entry(Path archive, String name) throws IOException {
        try (FileSystem zip = FileSystems.newFileSystem(archive)) {
            return Files.readAllBytes(zip.getPath(name));
        }
    }

    @Test
    void entriesOfALaterVersionSurvive() throws IOException {
        byte[] later = {1, 2, 3};
        add("predictions.bin", later);
        SessionFile.write(file, SmallTrace.session(), tree, file);
        assertThat(entry(file, "predictions.bin")).isEqualTo(later);
        assertThat(SessionFile.read(file).session().carriesTraces()).isTrue();

        Path other = folder.resolve("without numbers.headlight");
        SessionFile.write(other, SmallTrace.session().withoutTraces(), tree, file);
        assertThat(entry(other, "predictions.bin")).isEqualTo(later);
        assertThat(SessionFile.read(other).session())
                .isEqualTo(SmallTrace.session().withoutTraces());

        Files.write(file, new byte[] {'P', 'K', 3, 4, 0});
        SessionFile.write(file, SmallTrace.session(), tree, file);
        assertThat(SessionFile.read(file).session().carriesTraces()).isTrue();
    }

    @Test
    void entriesOfALaterVersionThatWouldFillTheDiskAreRefusedAndTheFileStays() throws IOException {
        add("bomb.bin", new byte[1 << 24]);
        byte[] before = Files.readAllBytes(file);
        assertThatThrownBy(() -> SessionFile.write(file, SmallTrace.session(), tree, file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("entries of a later version");
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void aPathInTheArchiveIsNeverUsed() throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("session.json"));
            zip.write(tree.toString()
                    .replace("trace.safetensors", "../../outside")
                    .getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry("../../outside"));
            zip.write(1);
        }
        assertRefused("trace.safetensors is missing");
        assertThat(folder).isDirectoryNotContaining("glob:**outside");
    }
}
