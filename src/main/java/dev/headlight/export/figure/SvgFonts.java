package dev.headlight.export.figure;

import dev.headlight.raster.BundledFonts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** The letters that an SVG file uses, as fonts within it. */
final class SvgFonts {
    /** What a browser needs; no kerning and no ligatures, because letters stand as they were measured. */
    private static final List<String> TABLES = List.of(
            "OS/2", "cmap", "cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "name", "post", "prep");

    private SvgFonts() {}

    /** Rules of a style sheet, one font each. */
    static String rules(Map<FontCut, Set<Integer>> letters) throws IOException {
        StringBuilder rules = new StringBuilder();
        for (Map.Entry<FontCut, Set<Integer>> used : letters.entrySet()) {
            if (used.getValue().isEmpty()) {
                continue;
            }
            FontCut cut = used.getKey();
            String data = Base64.getEncoder().encodeToString(subset(cut, used.getValue()));
            rules.append("@font-face{font-family:\"")
                    .append(cut.family())
                    .append("\";font-weight:")
                    .append(cut.weight())
                    .append(";src:url(data:font/ttf;base64,")
                    .append(data)
                    .append(") format(\"truetype\")}\n");
        }
        return rules.toString();
    }

    private static byte[] subset(FontCut cut, Set<Integer> letters) throws IOException {
        byte[] file = BundledFonts.file(cut.face(), cut.strong());
        try (TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(file))) {
            TTFSubsetter subsetter = new TTFSubsetter(font, TABLES);
            subsetter.addAll(letters);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            subsetter.writeToStream(bytes);
            return bytes.toByteArray();
        }
    }
}
