package dev.headlight.export.figure;

import dev.headlight.raster.BundledFonts;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.jspecify.annotations.Nullable;

/**
 * Text in fonts of the machine, whose files need not allow embedding and whose letters join, turn and stack: each piece
 * is shaped by Java2D and becomes one glyph of a font made of outlines, which names the whole piece as its text. It looks
 * as on the screen and can be selected, searched and copied.
 */
final class PdfOutlines {
    private final PDDocument document;
    private final Map<Key, Outlined> known = new HashMap<>();
    private @Nullable OutlineFont open;

    /** A piece as one letter of a font made here. */
    record Outlined(PDFont font, String text) {}

    private record Key(String text, String font) {}

    PdfOutlines(PDDocument document) {
        this.document = document;
    }

    Outlined of(BundledFonts.Run run) throws IOException {
        Key key = new Key(run.text(), run.font().getFontName());
        Outlined outlined = known.get(key);
        if (outlined == null) {
            OutlineFont font = open;
            if (font == null || font.isFull()) {
                font = OutlineFont.in(document);
                open = font;
            }
            outlined = new Outlined(font, font.add(run));
            known.put(key, outlined);
        }
        return outlined;
    }
}
