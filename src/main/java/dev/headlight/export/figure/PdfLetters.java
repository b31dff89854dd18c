package dev.headlight.export.figure;

import dev.headlight.figure.TextMeasure;
import dev.headlight.figure.TextStyle;
import dev.headlight.raster.BundledFonts;
import java.awt.font.FontRenderContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * Sets text in the fonts of a PDF file: the bundled ones, of which the file holds the letters it uses, and for letters
 * they lack the outlines of the machine's own fonts.
 */
final class PdfLetters {
    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

    private final PDDocument document;
    private final BundledFonts fonts;
    private final TextMeasure measure;
    private final Map<FontCut, PDType0Font> loaded = new HashMap<>();
    private final PdfOutlines outlines;

    /**
     * A piece of text in one font.
     *
     * @param start where it begins after the anchor, in logical pixels; negative before it
     * @param text as the font's own {@code encode} takes it
     */
    record Piece(double start, PDFont font, String text) {}

    PdfLetters(PDDocument document, BundledFonts fonts, TextMeasure measure) {
        this.document = document;
        this.fonts = fonts;
        this.measure = measure;
        this.outlines = new PdfOutlines(document);
    }

    List<Piece> pieces(String text, TextStyle style) throws IOException {
        List<Piece> pieces = new ArrayList<>();
        double pen = -switch (style.anchor()) {
            case START -> 0;
            case MIDDLE -> measure.width(text, style) / 2;
            case END -> measure.width(text, style);
        };
        for (BundledFonts.Run run : fonts.runs(text, style)) {
            pieces.add(piece(pen, run, style));
            pen += run.font().getStringBounds(run.text(), CONTEXT).getWidth();
        }
        return pieces;
    }

    private Piece piece(double start, BundledFonts.Run run, TextStyle style) throws IOException {
        if (run.isBundled()) {
            PDType0Font font = font(FontCut.of(style));
            if (has(font, run.text())) {
                return new Piece(start, font, run.text());
            }
        }
        PdfOutlines.Outlined outlined = outlines.of(run);
        return new Piece(start, outlined.font(), outlined.text());
    }

    /** Whether the font has every letter; the file must not fail because of one. */
    private static boolean has(PDType0Font font, String text) throws IOException {
        try {
            font.encode(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private PDType0Font font(FontCut cut) throws IOException {
        PDType0Font font = loaded.get(cut);
        if (font == null) {
            byte[] file = BundledFonts.file(cut.face(), cut.strong());
            TrueTypeFont parsed = new TTFParser().parse(new RandomAccessReadBuffer(file));
            document.registerTrueTypeFontForClosing(parsed);
            // Letters stand as they were measured: no ligatures.
            parsed.setEnableGsub(false);
            font = PDType0Font.load(document, parsed, true);
            loaded.put(cut, font);
        }
        return font;
    }
}
