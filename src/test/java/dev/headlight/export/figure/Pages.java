package dev.headlight.export.figure;

import dev.headlight.core.HeadRef;
import dev.headlight.core.Selection;
import dev.headlight.core.Trace;
import dev.headlight.figure.Figure;
import dev.headlight.figure.FigurePage;
import dev.headlight.figure.FigureTheme;
import dev.headlight.figure.ReferenceTraces;
import dev.headlight.raster.BundledFonts;
import dev.headlight.raster.FontMeasure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Pages of the reference texts, and their bytes in each format. */
final class Pages {
    static final Trace CAT = ReferenceTraces.read("cat_couch");
    static final Selection DETERMINERS = Selection.of(new HeadRef(7, 10));
    static final BundledFonts FONTS = new BundledFonts();
    static final FontMeasure MEASURE = new FontMeasure(FONTS);

    private Pages() {}

    static FigureRequest request(FigureKind kind) {
        return new FigureRequest(kind, DETERMINERS, kind.usualWidth(), 4, FigureTheme.PAPER, false, true);
    }

    static FigurePage page(Trace trace, FigureRequest request) {
        return new FigureMaker(MEASURE).page(trace, request);
    }

    static byte[] bytes(Figure figure, FigureFormat format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new FigureFile(FONTS).write(figure, OneDrawing.WORDS, format, 2, bytes);
        return bytes.toByteArray();
    }
}
