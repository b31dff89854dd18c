package dev.headlight.ui;

import dev.headlight.export.figure.FigureFile;
import dev.headlight.export.figure.FigureFormat;
import dev.headlight.export.figure.FigureWords;
import dev.headlight.figure.FigurePage;
import dev.headlight.raster.BundledFonts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;

/** The figures of the window as a picture. */
record PictureKind(FigureFormat format, String label, BundledFonts fonts) implements ExportKind {
    @Override
    public String extension() {
        return format.extension();
    }

    @Override
    public boolean isPicture() {
        return true;
    }

    @Override
    public boolean hasPixels() {
        return format == FigureFormat.PNG;
    }

    @Override
    public void write(Content content, Path file) throws IOException {
        PageRecipe recipe = Objects.requireNonNull(content.page(), "a picture needs a figure");
        double scale = recipe.look().scale();
        FigurePage page = recipe.make(hasPixels() ? scale : PageRecipe.VECTOR_SCALE);
        new FigureFile(fonts).write(page, FigureWords.of(content.trace(), page), format, scale, file);
    }
}
