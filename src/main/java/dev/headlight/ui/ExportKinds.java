package dev.headlight.ui;

import dev.headlight.export.figure.FigureFormat;
import dev.headlight.raster.BundledFonts;
import java.util.List;

/** All kinds of files that the export sheet offers, in its order. */
final class ExportKinds {
    private ExportKinds() {}

    static List<ExportKind> all(BundledFonts fonts) {
        return List.of(
                new PictureKind(FigureFormat.SVG, "SVG, for the web and for drawing programs", fonts),
                new PictureKind(FigureFormat.PDF, "PDF, for papers", fonts),
                new PictureKind(FigureFormat.PNG, "PNG, pixels", fonts));
    }
}
