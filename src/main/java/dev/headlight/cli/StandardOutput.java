package dev.headlight.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Standard output of which it is known whether its reader left, as {@code headlight heads | head} does: then there is
 * nothing to complain about. A {@link PrintStream} forgets why it could not write.
 */
final class StandardOutput extends FilterOutputStream {
    private final boolean isPipe;
    private boolean isReaderGone;

    /** @param isPipe whether there is a reader; where the system does not say, the words of the error must do */
    StandardOutput(OutputStream stream, boolean isPipe) {
        super(stream);
        this.isPipe = isPipe;
    }

    static StandardOutput ofThisProcess() {
        return new StandardOutput(new FileOutputStream(FileDescriptor.out), isPipe());
    }

    boolean isReaderGone() {
        return isReaderGone;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int start, int count) throws IOException {
        try {
            out.write(bytes, start, count);
        } catch (IOException e) {
            isReaderGone |=
                    String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT).contains("pipe") || isPipe;
            throw e;
        }
    }

    /** Errors are worded in the language of the user, so the system is asked where it can be. */
    private static boolean isPipe() {
        try {
            return Files.readSymbolicLink(Path.of("/proc/self/fd/1")).toString().startsWith("pipe:");
        } catch (IOException e) {
            return false;
        }
    }
}
