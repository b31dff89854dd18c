package dev.headlight.export.figure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headlight.core.TokenFocus;
import dev.headlight.figure.Figure;
import dev.headlight.figure.FigurePage;
import dev.headlight.figure.FigureTheme;
import dev.headlight.figure.ReferenceTraces;
import dev.headlight.figure.TextStyle;
import dev.headlight.raster.FigureImage;
import dev.headlight.raster.GoldenImages;
import dev.headlight.raster.PngWriter;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType3Font;
import org.apache.pdfbox.pdmodel.graphics.PDXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written is read back, and rendered, by PDFBox. */
class PdfWriterTest {
    private static final TextStyle MONO =
            new TextStyle(TextStyle.Face.MONO, 12, false, FigureTheme.PAPER.text(), TextStyle.Anchor.MIDDLE);

    /** What the resources of a page hold, those of its forms included. */
    private record Found(List<PDFont> fonts, List<PDImageXObject> images) {
        static Found in(PDDocument pdf) throws IOException {
            Found found = new Found(new ArrayList<>(), new ArrayList<>());
            found.collect(pdf.getPage(0).getResources());
            return found;
        }

        private void collect(PDResources resources) throws IOException {
            for (COSName name : resources.getFontNames()) {
                fonts.add(resources.getFont(name));
            }
            for (COSName name : resources.getXObjectNames()) {
                PDXObject object = resources.getXObject(name);
                if (object instanceof PDImageXObject image) {
                    images.add(image);
                } else if (object instanceof PDFormXObject form) {
                    collect(form.getResources());
                }
            }
        }
    }

    private static PDDocument written(Figure figure) throws IOException {
        return Loader.loadPDF(Pages.bytes(figure, FigureFormat.PDF));
    }

    private static BufferedImage rendered(Figure figure) throws IOException {
        try (PDDocument pdf = written(figure)) {
            return new PDFRenderer(pdf).renderImageWithDPI(0, 2 * 96, ImageType.RGB);
        }
    }

    @Test
    void everyTokenCanBeFoundInTheText() throws Exception {
        FigurePage page = Pages.page(Pages.CAT, Pages.request(FigureKind.LINKS_AND_MATRIX));
        try (PDDocument pdf = written(page)) {
            String text = new PDFTextStripper().getText(pdf);

            Pages.CAT.text().tokens().forEach(token -> assertThat(text).contains(token.text()));
            assertThat(text).contains("BERT base uncased, head 8-11: “The cat, which had been");
        }
    }

    @Test
    void fontsAreEmbeddedAndHoldOnlyTheLettersInUse() throws Exception {
        try (PDDocument pdf = written(Pages.page(Pages.CAT, Pages.request(FigureKind.MATRIX)))) {
            List<PDFont> fonts = Found.in(pdf).fonts();

            assertThat(fonts).isNotEmpty().allMatch(PDFont::isEmbedded);
            assertThat(fonts).allMatch(font -> font.getName().matches("[A-Z]{6}\\+.*"));
        }
    }

    @Test
    void manyTokensAreOneImageAndStaySmall() throws Exception {
        FigurePage page = Pages.page(ReferenceTraces.made(8, 11, 512), Pages.request(FigureKind.MATRIX));
        byte[] bytes = Pages.bytes(page, FigureFormat.PDF);

        assertThat(bytes).hasSizeLessThan(600_000);
        try (PDDocument pdf = Loader.loadPDF(bytes)) {
            assertThat(Found.in(pdf).images()).hasSize(2).anyMatch(image -> image.getWidth() == 512);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"العربية", "中文", "👩‍🚀", "שלום", "हिन्दी", "a中b"})
    void lettersThatTheFontsLackAreDrawnAndFoundAllTheSame(String text) throws Exception {
        try (PDDocument pdf = written(new OneDrawing(painter -> painter.text(text, 100, 50, MONO)))) {
            assertThat(Found.in(pdf).fonts()).hasAtLeastOneElementOfType(PDType3Font.class);
            PDFTextStripper words = new PDFTextStripper();
            words.setSortByPosition(false);
            assertThat(words.getText(pdf).strip()).isEqualTo(text);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\ud800", "\u200e", "\uFFFF", "", " ", "e\u0301\u0301\u0301"})
    void noTextIsTooStrange(String text) throws Exception {
        try (PDDocument pdf = written(new OneDrawing(painter -> {
            painter.text(text, 100, 50, MONO);
            painter.textUpwards(text, 100, 50, MONO);
        }))) {
            assertThat(pdf.getNumberOfPages()).isEqualTo(1);
        }
    }

    @Test
    void moreStrangeWordsThanOneFontTakesAreDrawn() throws Exception {
        try (PDDocument pdf = written(new OneDrawing(painter -> {
            for (int i = 0; i < 250; i++) {
                painter.text(Character.toString(0x4E00 + i), 10, 10, MONO);
            }
        }))) {
            assertThat(Found.in(pdf).fonts()).hasSize(3);
            assertThat(new PDFTextStripper().getText(pdf)).contains("一", Character.toString(0x4E00 + 249));
        }
    }

    @Test
    void titleAndSizeAreThere() throws Exception {
        try (PDDocument pdf = written(new OneDrawing(192, 96, 1, painter -> {}))) {
            assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("a title");
            assertThat(pdf.getPage(0).getMediaBox().getWidth()).isEqualTo(144);
            assertThat(pdf.getPage(0).getMediaBox().getHeight()).isEqualTo(72);
        }
    }

    /** Edges are drawn by another renderer: one level in fifty on average is less than one sees. */
    @ParameterizedTest
    @EnumSource(
            value = FigureKind.class,
            names = {"LINKS", "MATRIX", "LINKS_AND_MATRIX", "GRID", "HEADS"})
    void thePdfLooksLikeThePicture(FigureKind kind) throws Exception {
        FigureRequest request = new FigureRequest(
                kind, Pages.DETERMINERS.withPinned(new TokenFocus.Query(9)), 700, 2, FigureTheme.DARK, false, true);
        FigurePage page = Pages.page(Pages.CAT, request);

        BufferedImage pdf = rendered(page);
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(Pages.bytes(page, FigureFormat.PNG)));

        assertThat(pdf.getWidth()).isEqualTo(picture.getWidth());
        assertThat(Math.abs(pdf.getHeight() - picture.getHeight())).isLessThanOrEqualTo(1);
        assertThat(meanDifference(pdf, picture)).isLessThan(5);
    }

    private static double meanDifference(BufferedImage one, BufferedImage other) {
        int width = Math.min(one.getWidth(), other.getWidth());
        int height = Math.min(one.getHeight(), other.getHeight());
        long sum = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int shift = 0; shift < 24; shift += 8) {
                    sum += Math.abs((one.getRGB(x, y) >>> shift & 0xFF) - (other.getRGB(x, y) >>> shift & 0xFF));
                }
            }
        }
        return sum / (3.0 * width * height);
    }

    @Test
    void thePagesLookAsTheyWereLookedAt() throws Exception {
        FigureRequest links = new FigureRequest(
                FigureKind.LINKS,
                Pages.DETERMINERS.withPinned(new TokenFocus.Query(9)),
                420,
                4,
                FigureTheme.PAPER,
                false,
                true);
        GoldenImages.check("page-links-pdf", image(rendered(Pages.page(Pages.CAT, links))));
        FigureRequest matrix =
                new FigureRequest(FigureKind.MATRIX, Pages.DETERMINERS, 336, 2, FigureTheme.DARK, false, true);
        FigurePage page = Pages.page(Pages.CAT, matrix);
        GoldenImages.check("page-matrix-pdf", image(rendered(page)));
        GoldenImages.check("page-matrix-png", new PngWriter(Pages.FONTS).paint(page, 2));
    }

    private static FigureImage image(BufferedImage picture) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        int[] pixels = picture.getRGB(0, 0, width, height, null, 0, width);
        return new FigureImage(width, height, pixels);
    }
}
