package dev.headlight.hostile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;

/**
 * Real files with up to four damages: each is read, or refused in one line. What fails is shrunk to the fewest and
 * smallest damages. The number of tries and the seed are fixed, so that a build takes the same time and finds the same;
 * another seed in the annotations goes hunting.
 */
class DamagedFilesTest {
    private static final Path CHECKPOINTS = Path.of("src/test/resources/checkpoints");
    private static final Path GRAPHS = Path.of("src/test/resources/onnx");
    private static final int MOST_DAMAGES = 4;

    private Path folder = Path.of("");

    @BeforeProperty
    void makeFolder() throws IOException {
        folder = Files.createTempDirectory("damaged");
    }

    @AfterProperty
    void removeFolder() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Provide
    Arbitrary<List<Damage>> inTheHead() {
        return Damage.anywhere(6_000).list().ofMinSize(1).ofMaxSize(MOST_DAMAGES);
    }

    @Provide
    Arbitrary<List<Damage>> inTheGraph() {
        return Damage.anywhere(60_000).list().ofMinSize(1).ofMaxSize(MOST_DAMAGES);
    }

    private static void check(Path original, List<Damage> damages, Attempt attempt) throws IOException {
        byte[] file = Files.readAllBytes(original);
        for (Damage damage : damages) {
            file = damage.of(file);
        }
        attempt.check(file, original.getFileName() + " with " + damages);
    }

    @Property(tries = 800, seed = "42")
    void safetensors(@ForAll("inTheHead") List<Damage> damages) throws IOException {
        check(
                CHECKPOINTS.resolve("bert-fp16/model.safetensors"),
                damages,
                file -> new Readers(folder).weights("model.safetensors", file));
    }

    @Property(tries = 500, seed = "42")
    void pickles(@ForAll("inTheHead") List<Damage> damages) throws IOException {
        check(
                CHECKPOINTS.resolve("bert-mlm-bin/pytorch_model.bin"),
                damages,
                file -> new Readers(folder).weights("pytorch_model.bin", file));
    }

    @Property(tries = 300, seed = "42")
    void graphs(@ForAll("inTheGraph") List<Damage> damages) throws IOException {
        check(GRAPHS.resolve("tiny-roberta-mlm.legacy-eager-op14.onnx"), damages, new Readers(folder)::graph);
    }

    @Property(tries = 300, seed = "42")
    void graphsWithFusedNodes(@ForAll("inTheGraph") List<Damage> damages) throws IOException {
        check(
                GRAPHS.resolve("tiny-distilbert-mlm.legacy-eager-op14-ortfused.onnx"),
                damages,
                new Readers(folder)::graph);
    }

    @Property(tries = 300, seed = "42")
    void tokenizers(@ForAll("inTheHead") List<Damage> damages) throws IOException {
        check(CHECKPOINTS.resolve("bert-mlm/tokenizer.json"), damages, new Readers(folder)::tokenizer);
    }
}
