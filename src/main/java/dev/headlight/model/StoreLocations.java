package dev.headlight.model;

import dev.headlight.core.PlatformFolders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where models may lie on this machine.
 *
 * <p>The environment variable {@value #VARIABLE} names the only place. Without it, in this order and where they exist:
 * {@code models} in the program's own folder; {@code models/store} of the project whose {@code target} the program runs
 * from; the user's data folder, whether it exists or not, where models go that the user adds.
 *
 * @param environment such as {@link System#getenv()}
 * @param operatingSystem such as the system property {@code os.name}
 * @param userHome the user's home folder
 */
public record StoreLocations(Map<String, String> environment, String operatingSystem, Path userHome) {
    /** Names the only store. */
    public static final String VARIABLE = "HEADLIGHT_STORE";

    public StoreLocations {
        environment = Map.copyOf(environment);
    }

    /** The places on the machine that this program runs on. */
    public static StoreLocations ofThisMachine() {
        return new StoreLocations(System.getenv(), System.getProperty("os.name", ""), PlatformFolders.homeOfThisUser());
    }

    /**
     * The store of the running program.
     *
     * @param home the folder that the program was unpacked or installed to, if it is known
     */
    public ModelStore standard(Optional<Path> home) {
        String only = environment.get(VARIABLE);
        if (only != null && !only.isBlank()) {
            return new ModelStore(List.of(Path.of(only)));
        }
        List<Path> roots = new ArrayList<>();
        home.ifPresent(folder -> roots.add(folder.resolve("models")));
        home.flatMap(StoreLocations::projectStore).ifPresent(roots::add);
        roots.removeIf(root -> !Files.isDirectory(root));
        // It may not exist yet: the first model that a user adds makes it.
        roots.add(userStore());
        return new ModelStore(roots);
    }

    /** The store in the user's data folder, which may not exist yet; models that the user installs go there. */
    public Path userStore() {
        return new PlatformFolders(operatingSystem, userHome, environment)
                .data()
                .resolve("models");
    }

    private static Optional<Path> projectStore(Path home) {
        Path absolute = home.toAbsolutePath().normalize();
        @Nullable Path target = absolute.getParent();
        if (target == null || !target.endsWith("target") || target.getParent() == null) {
            return Optional.empty();
        }
        return Optional.of(target.getParent().resolve("models").resolve("store"));
    }
}
