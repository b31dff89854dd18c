package dev.headlight.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.DoubleConsumer;

/** SHA-256 of files, in lower-case hexadecimal. */
final class Checksums {
    private static final int CHUNK = 1 << 20;

    private Checksums() {}

    static String sha256(Path file) throws IOException {
        return sha256(file, fraction -> {});
    }

    /** @param progress takes the share that is done, 0..1 */
    static String sha256(Path file, DoubleConsumer progress) throws IOException {
        MessageDigest digest = digest();
        double size = Math.max(1, Files.size(file));
        long done = 0;
        byte[] chunk = new byte[CHUNK];
        try (InputStream stream = Files.newInputStream(file)) {
            for (int read = stream.read(chunk); read >= 0; read = stream.read(chunk)) {
                digest.update(chunk, 0, read);
                done += read;
                progress.accept(Math.min(1, done / size));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
