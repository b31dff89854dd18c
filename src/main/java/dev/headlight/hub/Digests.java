package dev.headlight.hub;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What was computed of a file's content.
 *
 * @param sha256 in lower-case hexadecimal
 * @param gitBlob git's name of it
 */
record Digests(String sha256, String gitBlob) {
    private static final int CHUNK = 1 << 18;

    /** Reads a file, which must not change meanwhile. */
    static Digests of(Path file, Cancellation cancellation) throws IOException, HubException {
        return copy(file, OutputStream.nullOutputStream(), cancellation);
    }

    /** Reads a file and writes what was read. */
    static Digests copy(Path file, OutputStream to, Cancellation cancellation) throws IOException, HubException {
        MessageDigest sha256 = digest("SHA-256");
        MessageDigest git = digest("SHA-1");
        git.update(("blob " + Files.size(file) + "\0").getBytes(StandardCharsets.UTF_8));
        byte[] chunk = new byte[CHUNK];
        try (InputStream stream = Files.newInputStream(file)) {
            for (int read = stream.read(chunk); read >= 0; read = stream.read(chunk)) {
                cancellation.check();
                sha256.update(chunk, 0, read);
                git.update(chunk, 0, read);
                to.write(chunk, 0, read);
            }
        }
        return new Digests(hex(sha256), hex(git));
    }

    boolean match(Checksum checksum) {
        return found(checksum).equals(checksum.hex());
    }

    /** The one to be compared with a checksum. */
    String found(Checksum checksum) {
        return switch (checksum.algorithm()) {
            case SHA256 -> sha256;
            case GIT_BLOB -> gitBlob;
        };
    }

    private static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }
}
