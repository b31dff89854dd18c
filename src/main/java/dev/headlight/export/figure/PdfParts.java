package dev.headlight.export.figure;

import dev.headlight.figure.Pixels;
import dev.headlight.figure.TextMeasure;
import dev.headlight.raster.BundledFonts;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.state.PDExtendedGraphicsState;

/** What the drawings of one PDF file share: fonts, degrees of opacity, images. */
final class PdfParts {
    private final PDDocument document;
    private final PdfLetters letters;
    private final Map<Integer, PDExtendedGraphicsState> opacities = new HashMap<>();

    PdfParts(PDDocument document, BundledFonts fonts, TextMeasure measure) {
        this.document = document;
        this.letters = new PdfLetters(document, fonts, measure);
    }

    PdfLetters letters() {
        return letters;
    }

    /** @param alpha 0..255 */
    PDExtendedGraphicsState opacity(int alpha) {
        return opacities.computeIfAbsent(alpha, any -> {
            PDExtendedGraphicsState state = new PDExtendedGraphicsState();
            state.setStrokingAlphaConstant(alpha / 255f);
            state.setNonStrokingAlphaConstant(alpha / 255f);
            return state;
        });
    }

    PDImageXObject image(Pixels pixels) throws IOException {
        return LosslessFactory.createFromImage(document, CrispImage.of(pixels));
    }
}
