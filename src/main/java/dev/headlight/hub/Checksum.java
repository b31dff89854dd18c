package dev.headlight.hub;

import java.util.regex.Pattern;

/**
 * What the hub says about a file's content.
 *
 * @param hex in lower case
 */
public record Checksum(Algorithm algorithm, String hex) {
    /** How it is computed. */
    public enum Algorithm {
        /** SHA-256 of the content: of large files, which the hub keeps apart from git. */
        SHA256(64),
        /** Git's name of the content, {@code sha1("blob " + length + "\0" + content)}: of the other files. */
        GIT_BLOB(40);

        private final Pattern pattern;

        Algorithm(int digits) {
            pattern = Pattern.compile("[0-9a-f]{" + digits + "}");
        }

        boolean accepts(String hex) {
            return pattern.matcher(hex).matches();
        }
    }

    public Checksum {
        if (!algorithm.accepts(hex)) {
            throw new IllegalArgumentException("no " + algorithm + ": " + hex);
        }
    }

    @Override
    public String toString() {
        return (algorithm == Algorithm.SHA256 ? "SHA-256 " : "git blob ") + hex;
    }
}
