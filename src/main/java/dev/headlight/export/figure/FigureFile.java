package dev.headlight.export.figure;

import dev.headlight.core.WholeFile;
import dev.headlight.figure.Figure;
import dev.headlight.raster.BundledFonts;
import dev.headlight.raster.FontMeasure;
import dev.headlight.raster.PngWriter;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Writes figures as files, on any thread and without a display. */
public final class FigureFile {
    private final BundledFonts fonts;
    private final FontMeasure measure;

    public FigureFile(BundledFonts fonts) {
        this.fonts = fonts;
        this.measure = new FontMeasure(fonts);
    }

    /**
     * Writes the file whole or not at all. The same figure gives the same bytes.
     *
     * @param scale pixels of a PNG in a logical pixel; nothing to other formats
     * @throws IOException with a message for people
     */
    public void write(Figure figure, FigureWords words, FigureFormat format, double scale, Path file)
            throws IOException {
        WholeFile.write(file, part -> {
            try (OutputStream out = new BufferedOutputStream(
                    Files.newOutputStream(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
                write(figure, words, format, scale, out);
            }
        });
    }

    /** The whole SVG file, to be put into something else. */
    public String svg(Figure figure, FigureWords words) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        write(figure, words, FigureFormat.SVG, 1, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    void write(Figure figure, FigureWords words, FigureFormat format, double scale, OutputStream out)
            throws IOException {
        switch (format) {
            case SVG -> new SvgWriter(fonts, measure).write(figure, words, out);
            case PDF -> new PdfWriter(fonts, measure).write(figure, words, out);
            case PNG -> new PngWriter(fonts).write(figure, scale, out);
        }
    }
}
