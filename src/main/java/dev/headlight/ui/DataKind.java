package dev.headlight.ui;

import java.io.IOException;
import java.nio.file.Path;

/** Numbers, or a page made of them: neither figure nor width nor colours matter to it. */
record DataKind(String label, String extension, Writer writer) implements ExportKind {
    /** Writes a file whole or not at all. */
    @FunctionalInterface
    interface Writer {
        void write(Content content, Path file) throws IOException;
    }

    @Override
    public boolean isPicture() {
        return false;
    }

    @Override
    public boolean hasPixels() {
        return false;
    }

    @Override
    public void write(Content content, Path file) throws IOException {
        writer.write(content, file);
    }
}
