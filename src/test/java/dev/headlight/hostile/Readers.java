package dev.headlight.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headlight.checkpoint.CheckpointWeights;
import dev.headlight.checkpoint.WeightInfo;
import dev.headlight.onnx.CanonicalGraph;
import dev.headlight.onnx.OnnxModelFile;
import dev.headlight.tokenizer.TextTokenizer;
import dev.headlight.tokenizer.TokenizerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The readers of the project, given the content of a file.
 *
 * @param folder where the file is put
 */
record Readers(Path folder) {
    /** All weights of a checkpoint whose file of that name has this content. */
    void weights(String name, byte[] file) throws IOException {
        Files.write(folder.resolve(name), file);
        try (CheckpointWeights weights = CheckpointWeights.open(folder)) {
            Set<String> names = weights.weights().stream()
                    .filter(weight -> weight.type().isFloatingPoint())
                    .map(WeightInfo::name)
                    .collect(Collectors.toSet());
            weights.read(
                    names,
                    (weight, numbers) -> assertThat((long) numbers.remaining()).isEqualTo(weight.size()));
        }
    }

    /** The graph of an ONNX file, brought into the engine's form. */
    void graph(byte[] file) throws IOException {
        CanonicalGraph.of(OnnxModelFile.open(Files.write(folder.resolve("model.onnx"), file)));
    }

    /** A tokenizer, and what it makes of two sentences. */
    void tokenizer(byte[] file) throws IOException, TokenizerException {
        Path damaged = Files.write(folder.resolve("tokenizer.json"), file);
        try (TextTokenizer tokenizer = TextTokenizer.open(damaged, 64, folder)) {
            assertThat(tokenizer.encode("a small test", "of two").tokens()).isNotEmpty();
        }
    }
}
