package dev.headlight.testing;

import dev.headlight.core.ModelDescription;
import dev.headlight.engine.Engine;
import dev.headlight.engine.EngineSettings;
import dev.headlight.engine.ModelOpenException;
import dev.headlight.model.ModelStore;
import dev.headlight.model.StoreEntry;
import java.nio.file.Path;
import java.util.List;

/** The real models, from the store that the build fills; a missing one fails the test. */
public final class TestStore {
    private TestStore() {}

    public static ModelDescription model(String id) {
        Path root = Path.of(System.getProperty("headlight.test.store", "models/store"));
        return new ModelStore(List.of(root))
                .find(id)
                .map(entry -> switch (entry) {
                    case StoreEntry.Usable usable -> usable.model();
                    case StoreEntry.Damaged damaged ->
                        throw new IllegalStateException("the model " + id + " is damaged: " + damaged.problem());
                })
                .orElseThrow(() -> new IllegalStateException(
                        "the model " + id + " is not in " + root.toAbsolutePath() + ": build it with mvn package"));
    }

    public static Engine open(String id) throws ModelOpenException {
        return Engine.open(model(id), new EngineSettings(2, Path.of("target", "test-cache")));
    }
}
