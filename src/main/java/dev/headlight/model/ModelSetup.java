package dev.headlight.model;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Installs models of the catalogue from a local Maven repository, telling a terminal what it does. */
public final class ModelSetup {
    private static final int COORDINATES = 3;

    private final Catalogue catalogue;
    private final ModelInstaller installer;

    public ModelSetup(Catalogue catalogue, ModelInstaller installer) {
        this.catalogue = catalogue;
        this.installer = installer;
    }

    /**
     * Installs every model of the catalogue that is not optional.
     *
     * @param repository root of a local Maven repository
     * @throws ModelStoreException if an artifact is missing or a model cannot be installed
     */
    public void run(Path repository, Path storeRoot, PrintStream out) throws ModelStoreException {
        for (CatalogueEntry entry : catalogue.entries()) {
            if (!entry.isOptional()) {
                install(entry, artifactIn(repository, entry), storeRoot, out);
            }
        }
    }

    /**
     * Installs one model.
     *
     * @param source the artifact itself, or the root of a local Maven repository that holds it
     * @throws ModelStoreException if the catalogue has no such model or it cannot be installed
     */
    public void run(String id, Path source, Path storeRoot, PrintStream out) throws ModelStoreException {
        CatalogueEntry entry = catalogue
                .find(id)
                .orElseThrow(() -> new ModelStoreException("The catalogue has no model " + id + ", only "
                        + String.join(
                                ", ",
                                catalogue.entries().stream()
                                        .map(CatalogueEntry::id)
                                        .toList())));
        install(entry, Files.isDirectory(source) ? artifactIn(source, entry) : source, storeRoot, out);
    }

    private void install(CatalogueEntry entry, Path artifact, Path storeRoot, PrintStream out)
            throws ModelStoreException {
        if (installer.isCurrent(entry, storeRoot)) {
            return;
        }
        out.println("Installing " + entry.name() + " into " + storeRoot);
        installer.install(entry, artifact, storeRoot, new PrintedProgress(out));
    }

    /** Where a local Maven repository keeps an artifact. */
    private static Path artifactIn(Path repository, CatalogueEntry entry) throws ModelStoreException {
        String[] parts = entry.artifact().split(":", -1);
        if (parts.length != COORDINATES) {
            throw new ModelStoreException(
                    "The catalogue's coordinates " + entry.artifact() + " are no group:artifact:version");
        }
        return repository
                .resolve(parts[0].replace('.', '/'))
                .resolve(parts[1])
                .resolve(parts[2])
                .resolve(parts[1] + "-" + parts[2] + ".jar");
    }

    /** One line a step and quarter. */
    private static final class PrintedProgress implements Progress {
        private static final int QUARTERS = 4;

        private final PrintStream out;
        private Optional<String> last = Optional.empty();

        PrintedProgress(PrintStream out) {
            this.out = out;
        }

        @Override
        public void report(String step, double fraction) {
            int quarters = (int) (fraction * QUARTERS);
            int percent = 100 * quarters / QUARTERS;
            String line = "  " + step + (percent == 0 ? "" : " " + percent + " %");
            if (!last.equals(Optional.of(line))) {
                out.println(line);
                last = Optional.of(line);
            }
        }
    }
}
