package dev.headlight.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headlight.analysis.reading.Readings;
import dev.headlight.core.HeadRef;
import dev.headlight.core.Selection;
import dev.headlight.core.TokenFocus;
import dev.headlight.figure.Figure;
import dev.headlight.figure.FigureFrame;
import dev.headlight.figure.FigurePage;
import dev.headlight.figure.FigureTheme;
import dev.headlight.figure.LinksFigures;
import dev.headlight.figure.LinksViewport;
import dev.headlight.figure.ReferenceTraces;
import dev.headlight.figure.Rgba;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PngWriterTest {
    private final BundledFonts fonts = new BundledFonts();
    private final FontMeasure measure = new FontMeasure(fonts);

    private Figure links(double scale) {
        return new LinksFigures(new Readings())
                .figure(
                        ReferenceTraces.made(2, 3, 6),
                        Selection.of(new HeadRef(1, 1)).withPinned(new TokenFocus.Query(2)),
                        LinksViewport.FIT,
                        new FigureFrame(300, 200, scale, FigureTheme.PAPER, measure));
    }

    private FigurePage page(boolean isTransparent, double scale) {
        return FigurePage.beside(
                List.of(links(scale)), new FigurePage.Look(FigureTheme.PAPER, isTransparent, ""), measure);
    }

    private BufferedImage written(FigurePage page, double scale) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new PngWriter(fonts).write(page, scale, bytes);
        return ImageIO.read(new ByteArrayInputStream(bytes.toByteArray()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8})
    void aPictureHasSoManyPixelsInEachLogicalOne(int scale) throws IOException {
        FigurePage page = page(false, scale);

        BufferedImage picture = written(page, scale);

        assertThat(picture.getWidth()).isEqualTo((int) (page.width() * scale));
        assertThat(picture.getHeight()).isEqualTo((int) (page.height() * scale));
    }

    @Test
    void withoutAGroundThePictureIsTransparentAndItsColoursAreTheSame() throws IOException {
        BufferedImage onNothing = written(page(true, 2), 2);
        BufferedImage onWhite = written(page(false, 2), 2);

        assertThat(onWhite.getColorModel().hasAlpha()).isFalse();
        assertThat(onNothing.getRGB(0, 0)).isZero();
        BufferedImage together = new BufferedImage(onWhite.getWidth(), onWhite.getHeight(), BufferedImage.TYPE_INT_RGB);
        together.createGraphics().drawImage(onNothing, 0, 0, Color.WHITE, null);
        assertThat(ImageComparer.areAlike(together, onWhite)).isTrue();
    }

    @Test
    void thePictureIsTheOneOfTheScreen() throws IOException {
        Figure figure = links(2);

        FigureImage written = new PngWriter(fonts).paint(figure, 2);
        FigureImage shown = new FigureRasterizer(fonts, measure).render(figure, new Rgba(0), 2);

        assertThat(written.pixels()).isEqualTo(shown.pixels());
    }

    @Test
    void tooManyPixelsAreRefusedBeforeTheyTakeMemory() {
        assertThatThrownBy(() -> written(page(false, 1), 1000))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("50,000,000")
                .hasMessageContaining("smaller scale or width");
    }
}
