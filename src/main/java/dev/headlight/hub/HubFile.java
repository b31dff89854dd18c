package dev.headlight.hub;

/**
 * A file of a repository as its listing describes it.
 *
 * @param path relative, with {@code /} between folders; stays inside any folder it is put into, on every system
 * @param bytes the length of the content, 0 or more
 */
public record HubFile(String path, long bytes, Checksum checksum) {
    public HubFile {
        if (!FilePaths.staysInside(path) || bytes < 0) {
            throw new IllegalArgumentException("no file of a repository: " + path + ", " + bytes);
        }
    }

    /** The name without the folders. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The folders with a trailing slash, or empty. */
    String folder() {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }
}
