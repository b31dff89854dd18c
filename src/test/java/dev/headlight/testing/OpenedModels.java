package dev.headlight.testing;

import dev.headlight.core.ModelDescription;
import dev.headlight.core.Trace;
import dev.headlight.core.TraceField;
import dev.headlight.engine.Engine;
import dev.headlight.engine.EngineSettings;
import dev.headlight.engine.TraceRequest;
import dev.headlight.model.ModelLibrary;
import dev.headlight.model.ModelStore;
import dev.headlight.state.EngineProbe;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;

/** Models that lie among the test resources, opened as a user opens them. */
public final class OpenedModels {
    private static final Path RESOURCES = Path.of("src/test/resources");

    private OpenedModels() {}

    /** @param path below the test resources, such as {@code checkpoints/mpnet-mlm} */
    public static ModelDescription model(String path) throws Exception {
        return opened(RESOURCES.resolve(path));
    }

    private static ModelDescription opened(Path path) throws Exception {
        return ModelLibrary.of(
                        new ModelStore(List.of()),
                        new EngineProbe(EngineSettings.standard()),
                        Path.of("target/test-cache"))
                .cache()
                .open(path, null, (step, fraction) -> {})
                .model();
    }

    /**
     * An ONNX file of the test resources, with a vocabulary of a few words laid beside it.
     *
     * @param file such as {@code tiny-opt.legacy-sdpa-op17.onnx}
     */
    public static ModelDescription onnx(String file) throws Exception {
        Path folder = Files.createDirectories(Path.of("target", "test-models", file));
        Files.copy(
                RESOURCES.resolve("onnx").resolve(file),
                folder.resolve("model.onnx"),
                StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(
                folder.resolve("vocab.txt"), "[PAD]\n[UNK]\n[CLS]\n[SEP]\n[MASK]\nthe\ncat\nsat\non\nmat\n.\n");
        return opened(folder);
    }

    /** One run of a model on a text. */
    public static Trace trace(ModelDescription model, String text, Set<TraceField> fields) throws Exception {
        try (Engine engine = Engine.open(model, new EngineSettings(2, Path.of("target", "test-cache")))) {
            return engine.prepare(new TraceRequest(engine.tokenize(text, null), fields, Set.of(), List.of()))
                    .execute();
        }
    }
}
