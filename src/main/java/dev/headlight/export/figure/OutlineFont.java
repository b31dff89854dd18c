package dev.headlight.export.figure;

import dev.headlight.raster.BundledFonts;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.PathIterator;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType3Font;

/**
 * A font of a PDF file (Type 3, ISO 32000-1, 9.6.5) whose glyphs are whole pieces of text, each with its outline and, in
 * the map to Unicode (9.10.3), its text. The dictionary grows while the file is made.
 */
final class OutlineFont extends PDType3Font {
    /** A map to Unicode names so many in one list. */
    private static final int MOST = 100;

    private static final double UNITS = 1000;
    private static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

    private final PDDocument document;
    private final COSDictionary glyphs = new COSDictionary();
    private final COSArray differences = new COSArray();
    private final COSArray widths = new COSArray();
    private final StringBuilder unicode = new StringBuilder();
    private int count;

    private OutlineFont(PDDocument document, COSDictionary dictionary) throws IOException {
        super(dictionary);
        this.document = document;
        COSDictionary encoding = new COSDictionary();
        encoding.setItem(COSName.TYPE, COSName.ENCODING);
        differences.add(COSInteger.ONE);
        encoding.setItem(COSName.DIFFERENCES, differences);
        dictionary.setItem(COSName.ENCODING, encoding);
        dictionary.setItem(COSName.CHAR_PROCS, glyphs);
        dictionary.setItem(COSName.WIDTHS, widths);
        dictionary.setInt(COSName.FIRST_CHAR, 1);
    }

    static OutlineFont in(PDDocument document) throws IOException {
        COSDictionary dictionary = new COSDictionary();
        dictionary.setItem(COSName.TYPE, COSName.FONT);
        dictionary.setItem(COSName.SUBTYPE, COSName.TYPE3);
        dictionary.setItem(COSName.FONT_MATRIX, numbers(1 / UNITS, 0, 0, 1 / UNITS, 0, 0));
        // All zero: no statement on how large glyphs are (9.6.5).
        dictionary.setItem(COSName.FONT_BBOX, numbers(0, 0, 0, 0));
        dictionary.setItem(COSName.RESOURCES, new COSDictionary());
        return new OutlineFont(document, dictionary);
    }

    boolean isFull() {
        return count == MOST;
    }

    /** Adds a piece; answers the text that shows it. */
    String add(BundledFonts.Run run) throws IOException {
        count++;
        TextLayout layout = new TextLayout(run.text(), run.font().deriveFont((float) UNITS), CONTEXT);
        COSName name = COSName.getPDFName("g" + count);
        differences.add(name);
        widths.add(new COSFloat(layout.getAdvance()));
        glyphs.setItem(name, stream(procedure(layout)));
        unicode.append("<%02X> <%s>%n".formatted(count, hex(run.text())));
        getCOSObject().setInt(COSName.LAST_CHAR, count);
        getCOSObject().setItem(COSName.TO_UNICODE, stream(map()));
        return String.valueOf((char) count);
    }

    /** A letter's number is its code. */
    @Override
    protected byte[] encode(int letter) {
        return new byte[] {(byte) letter};
    }

    private String procedure(TextLayout layout) {
        Shape outline = layout.getOutline(null);
        var bounds = outline.getBounds2D();
        StringBuilder drawing = new StringBuilder();
        drawing.append(command(
                "d1",
                layout.getAdvance(),
                0,
                bounds.getMinX(),
                -bounds.getMaxY(),
                bounds.getMaxX(),
                -bounds.getMinY()));
        double x = 0;
        double y = 0;
        double[] p = new double[6];
        PathIterator path = outline.getPathIterator(null);
        for (; !path.isDone(); path.next()) {
            switch (path.currentSegment(p)) {
                case PathIterator.SEG_MOVETO -> drawing.append(command("m", p[0], -p[1]));
                case PathIterator.SEG_LINETO -> drawing.append(command("l", p[0], -p[1]));
                case PathIterator.SEG_QUADTO ->
                    drawing.append(command(
                            "c",
                            x + 2 * (p[0] - x) / 3,
                            -(y + 2 * (p[1] - y) / 3),
                            p[2] + 2 * (p[0] - p[2]) / 3,
                            -(p[3] + 2 * (p[1] - p[3]) / 3),
                            p[2],
                            -p[3]));
                case PathIterator.SEG_CUBICTO -> drawing.append(command("c", p[0], -p[1], p[2], -p[3], p[4], -p[5]));
                default -> drawing.append("h\n");
            }
            int last = end(path.currentSegment(p));
            x = last < 0 ? x : p[last];
            y = last < 0 ? y : p[last + 1];
        }
        return drawing.append(path.getWindingRule() == PathIterator.WIND_EVEN_ODD ? "f*\n" : "f\n")
                .toString();
    }

    /** Where the numbers of a segment's end stand; negative where it has none. */
    private static int end(int segment) {
        return switch (segment) {
            case PathIterator.SEG_MOVETO, PathIterator.SEG_LINETO -> 0;
            case PathIterator.SEG_QUADTO -> 2;
            case PathIterator.SEG_CUBICTO -> 4;
            default -> -2;
        };
    }

    private static String command(String operator, double... operands) {
        StringBuilder command = new StringBuilder();
        for (double operand : operands) {
            command.append(String.format(Locale.ROOT, "%.1f ", operand));
        }
        return command.append(operator).append('\n').toString();
    }

    private String map() {
        return "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapType 2 def\n"
                + "1 begincodespacerange\n<00> <FF>\nendcodespacerange\n" + count + " beginbfchar\n" + unicode
                + "endbfchar\nendcmap\nend\nend\n";
    }

    private static String hex(String text) {
        StringBuilder hex = new StringBuilder();
        for (byte part : text.getBytes(StandardCharsets.UTF_16BE)) {
            hex.append("%02X".formatted(part));
        }
        return hex.toString();
    }

    private COSStream stream(String text) throws IOException {
        COSStream stream = document.getDocument().createCOSStream();
        try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(text.getBytes(StandardCharsets.US_ASCII));
        }
        return stream;
    }

    private static COSArray numbers(double... numbers) {
        COSArray array = new COSArray();
        for (double number : numbers) {
            array.add(new COSFloat((float) number));
        }
        return array;
    }
}
