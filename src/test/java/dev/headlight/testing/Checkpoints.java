package dev.headlight.testing;

import dev.headlight.core.ModelDescription;
import dev.headlight.engine.Engine;
import dev.headlight.engine.EngineSettings;
import dev.headlight.engine.ModelOpenException;
import dev.headlight.model.ModelLibrary;
import dev.headlight.model.ModelStore;
import dev.headlight.model.ModelStoreException;
import dev.headlight.state.EngineProbe;
import java.nio.file.Path;
import java.util.List;

/** Small published checkpoints among the test resources, as models; converted once and kept under {@code target}. */
public final class Checkpoints {
    private static final EngineSettings SETTINGS = new EngineSettings(2, Path.of("target", "test-cache"));

    private Checkpoints() {}

    public static Path folder(String name) {
        return Path.of("src/test/resources/checkpoints", name);
    }

    public static ModelDescription model(String name) throws ModelStoreException {
        return ModelLibrary.of(new ModelStore(List.of()), new EngineProbe(SETTINGS), Path.of("target", "test-cache"))
                .cache()
                .open(folder(name), null, (step, fraction) -> {})
                .model();
    }

    public static Engine open(String name) throws ModelStoreException, ModelOpenException {
        return Engine.open(model(name), SETTINGS);
    }
}
