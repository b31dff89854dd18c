package dev.headlight.engine;

import dev.headlight.core.PlatformFolders;
import java.nio.file.Path;

/**
 * How models run on this machine.
 *
 * @param threads that share the work of one run, at least 1
 * @param cacheFolder where native libraries are unpacked; made if missing
 */
public record EngineSettings(int threads, Path cacheFolder) {
    public EngineSettings {
        if (threads < 1) {
            throw new IllegalArgumentException("at least one thread is needed, found " + threads);
        }
    }

    /** All processors, and the platform's folder for caches. */
    public static EngineSettings standard() {
        return new EngineSettings(
                Runtime.getRuntime().availableProcessors(),
                PlatformFolders.ofThisUser().cache());
    }
}
