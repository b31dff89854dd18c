package dev.headlight.export.figure;

import dev.headlight.figure.Figure;
import dev.headlight.figure.FigureLayer;
import dev.headlight.figure.TextMeasure;
import dev.headlight.raster.BundledFonts;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDTransparencyGroupAttributes;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.apache.pdfbox.util.Matrix;

/**
 * Writes figures as PDF files of one page: curves stay curves, text stays text in embedded fonts, cells are one image. A
 * logical pixel is 1/96 inch. The same figure gives the same bytes: no dates and no random numbers.
 */
final class PdfWriter {
    /** Points in a logical pixel. */
    private static final double POINTS = 72.0 / 96;

    private final BundledFonts fonts;
    private final TextMeasure measure;

    PdfWriter(BundledFonts fonts, TextMeasure measure) {
        this.fonts = fonts;
        this.measure = measure;
    }

    void write(Figure figure, FigureWords words, OutputStream out) throws IOException {
        try (PDDocument document = new PDDocument()) {
            // Otherwise the time goes into the file's identifier.
            document.setDocumentId(0L);
            PDDocumentInformation information = document.getDocumentInformation();
            information.setTitle(words.title());
            information.setSubject(words.description());
            information.setCreator("Headlight");
            double height = figure.height() * POINTS;
            PDPage page = new PDPage(new PDRectangle((float) (figure.width() * POINTS), (float) height));
            document.addPage(page);
            PdfParts parts = new PdfParts(document, fonts, measure);
            try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                content.transform(new Matrix((float) POINTS, 0, 0, (float) -POINTS, 0, (float) height));
                for (FigureLayer layer : figure.layers()) {
                    content.setGraphicsStateParameters(parts.opacity((int) Math.round(255 * layer.opacity())));
                    content.drawForm(form(document, figure, layer, parts));
                }
            }
            document.save(out);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** A sheet as a group, so that its opacity is that of the whole and not of each stroke. */
    private static PDFormXObject form(PDDocument document, Figure figure, FigureLayer layer, PdfParts parts)
            throws IOException {
        // The one kind of form whose content stream takes fonts that the document cuts down to the letters in use.
        PDAppearanceStream form = new PDAppearanceStream(document);
        form.setBBox(new PDRectangle((float) figure.width(), (float) figure.height()));
        form.setResources(new PDResources());
        if (layer.opacity() < 1) {
            PDTransparencyGroupAttributes group = new PDTransparencyGroupAttributes();
            form.getCOSObject().setItem(COSName.GROUP, group);
        }
        try (OutputStream bytes = form.getContentStream().createOutputStream(COSName.FLATE_DECODE);
                PDPageContentStream content = new PDPageContentStream(document, form, bytes)) {
            layer.drawing().paint(new PdfPainter(content, parts));
        }
        return form;
    }
}
