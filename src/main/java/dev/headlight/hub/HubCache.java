package dev.headlight.hub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The cache of Hugging Face's own libraries, which is only read: {@code models--OWNER--NAME/snapshots/COMMIT/PATH},
 * mostly links into {@code models--OWNER--NAME/blobs}, and {@code refs/REVISION} with the commit of a branch.
 */
final class HubCache {
    private static final int LONGEST_REF = 100;

    private final Path folder;

    HubCache(Path folder) {
        this.folder = folder;
    }

    /** The commit that a revision was when it was last downloaded, if a snapshot of it is there. */
    Optional<String> commit(HubRepository repository) {
        String revision = repository.revision();
        Path home = folder.resolve(repository.cacheName());
        String commit = Checksum.Algorithm.GIT_BLOB.accepts(revision) ? revision : ref(home, revision);
        return Checksum.Algorithm.GIT_BLOB.accepts(commit) && Files.isDirectory(snapshot(home, commit))
                ? Optional.of(commit)
                : Optional.empty();
    }

    private static String ref(Path home, String revision) {
        Path ref = home.resolve("refs").resolve(revision);
        try {
            return Files.isRegularFile(ref) && Files.size(ref) <= LONGEST_REF
                    ? Files.readString(ref).strip()
                    : "";
        } catch (IOException e) {
            return "";
        }
    }

    Path snapshot(HubRepository repository, String commit) {
        return snapshot(folder.resolve(repository.cacheName()), commit);
    }

    private static Path snapshot(Path home, String commit) {
        return home.resolve("snapshots").resolve(commit);
    }

    /** The real file behind a path of a snapshot, if it is there and inside the cache. */
    Optional<Path> file(HubRepository repository, String commit, String path) {
        // Models that moved to an owner, such as bert-base-uncased, may still be there under the old name.
        return Stream.of(repository.cacheName(), new HubRepository("", repository.name(), commit).cacheName())
                .flatMap(name -> inside(snapshot(folder.resolve(name), commit).resolve(path)).stream())
                .findFirst();
    }

    /** A regular file whose links, if any, all end inside the cache. */
    Optional<Path> inside(Path path) {
        try {
            Path real = path.toRealPath();
            return real.startsWith(folder.toRealPath()) && Files.isRegularFile(real)
                    ? Optional.of(real)
                    : Optional.empty();
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** All paths of files in a snapshot, in order, without following links between folders. */
    List<Path> files(Path snapshot, int depth, int most) throws IOException {
        try (Stream<Path> tree = Files.walk(snapshot, depth)) {
            return tree.filter(path -> inside(path).isPresent())
                    .limit(most)
                    .sorted()
                    .toList();
        }
    }
}
