package dev.headlight.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headlight.core.AttentionTensor;
import dev.headlight.core.FloatTensor;
import dev.headlight.core.HeadRef;
import dev.headlight.core.ModelDescription;
import dev.headlight.core.Provenance;
import dev.headlight.core.Token;
import dev.headlight.core.TokenizedText;
import dev.headlight.core.Trace;
import dev.headlight.core.TraceDetails;
import dev.headlight.state.InputText;
import dev.headlight.testing.Checkpoints;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a start finds of the last one, and what it must not take for it. */
class KeptTraceTest {
    private static final String PROGRAM = "1.0";
    private static final InputText INPUT = new InputText("a \"b\"", "c\n☃");
    private static final int ROUNDS = 500;

    @TempDir
    private Path folder;

    private Path file = Path.of("");
    private KeptTrace kept = new KeptTrace(file, PROGRAM);
    private ModelDescription model = model("bert-mlm");

    private static ModelDescription model(String checkpoint) {
        try {
            return Checkpoints.model(checkpoint);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void keep() throws IOException {
        file = folder.resolve("not there yet").resolve("kept.safetensors");
        kept = new KeptTrace(file, PROGRAM);
        kept.keep(trace(INPUT, 4, Collections.emptySortedSet()));
    }

    /** A trace of as many tokens as are asked for, each weight another number. */
    private Trace trace(InputText input, int tokens, SortedSet<HeadRef> off) {
        int heads = model.shape().heads();
        return new Trace(
                new Provenance(
                        model.id(), model.name(), model.files().sha256(), "runtime 1", Duration.ofMillis(3), off),
                new TokenizedText(
                        input.text(),
                        input.pair(),
                        IntStream.range(0, tokens)
                                .mapToObj(KeptTraceTest::token)
                                .toList(),
                        new TokenizedText.Cut(0, 0)),
                new AttentionTensor(IntStream.range(0, model.shape().layers())
                        .mapToObj(layer ->
                                FloatTensor.copyOf(weights(heads * tokens * tokens, layer), heads, tokens, tokens))
                        .toList()),
                TraceDetails.NONE);
    }

    private static Token token(int index) {
        return new Token(index, new Token.Piece(index, "t" + index, "t" + index, true), 0, Token.Place.addedTo(0));
    }

    private static float[] weights(int count, int layer) {
        float[] weights = new float[count];
        for (int index = 0; index < count; index++) {
            weights[index] = 1f / (3 + index + 7 * layer);
        }
        return weights;
    }

    @Test
    void everyNumberComesBack() {
        assertIsWhole(kept.find(model, INPUT).orElseThrow());
    }

    private void assertIsWhole(Trace found) {
        Trace expected = trace(INPUT, 4, Collections.emptySortedSet());
        assertThat(found.provenance()).isEqualTo(expected.provenance());
        assertThat(found.text()).isEqualTo(expected.text());
        for (int layer = 0; layer < model.shape().layers(); layer++) {
            FloatBuffer numbers = found.attentions().layer(layer).buffer();
            assertThat(numbers).isEqualTo(expected.attentions().layer(layer).buffer());
        }
    }

    @Test
    void anotherTextModelOrVersionFindsNothing() {
        assertThat(kept.find(model, new InputText(INPUT.text(), null))).isEmpty();
        assertThat(kept.find(model, new InputText(INPUT.text() + ".", INPUT.pair())))
                .isEmpty();
        assertThat(kept.find(model("distilbert-mlm"), INPUT)).isEmpty();
        assertThat(new KeptTrace(file, "1.1").find(model, INPUT)).isEmpty();
        assertThat(kept.find(model, INPUT)).isPresent();
    }

    @Test
    void theNewestIsKept() throws IOException {
        InputText other = new InputText("d", null);
        kept.keep(trace(other, 3, Collections.emptySortedSet()));
        assertThat(kept.find(model, INPUT)).isEmpty();
        assertThat(kept.find(model, other)).isPresent();
    }

    @Test
    void largeOnesAndThoseOfAnotherComputationAreNotKept() throws IOException {
        kept.keep(trace(INPUT, 4, new TreeSet<>(List.of(new HeadRef(0, 1)))));
        assertThat(kept.find(model, INPUT).orElseThrow().provenance().switchedOff())
                .isEmpty();
        long before = Files.size(file);
        int matrices = model.shape().layers() * model.shape().heads();
        int tooMany = (int) Math.sqrt((double) KeptTrace.MOST_BYTES / Float.BYTES / matrices) + 1;
        kept.keep(trace(INPUT, tooMany, Collections.emptySortedSet()));
        assertThat(Files.size(file)).isEqualTo(before);
    }

    /** Whatever lies there, a start must go on. */
    @Test
    void damagedFilesAreReadOrPassedOver() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(23);
        int found = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] damaged = Arrays.copyOf(whole, random.nextInt(4) > 0 ? whole.length : random.nextInt(whole.length));
            if (damaged.length > 0) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            Files.write(file, damaged);
            Optional<Trace> read = kept.find(model, INPUT);
            found += read.isPresent() ? 1 : 0;
            read.ifPresent(this::assertIsWhole);
        }
        // What is put in the place of itself, or stands where nobody looks.
        assertThat(found).isLessThan(ROUNDS / 10);
        Files.delete(file);
        assertThat(kept.find(model, INPUT)).isEmpty();
    }
}
