package dev.headlight.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headlight.figure.Figure;
import dev.headlight.figure.FigureLayer;
import dev.headlight.figure.Hit;
import dev.headlight.figure.Rect;
import dev.headlight.figure.Rgba;
import java.util.List;
import org.junit.jupiter.api.Test;

class FigureRasterizerTest {
    private static final Rgba BLACK = Rgba.hex("#000000");
    private static final Rgba WHITE = Rgba.hex("#ffffff");

    private final BundledFonts fonts = new BundledFonts();
    private final FigureRasterizer rasterizer = new FigureRasterizer(fonts, new FontMeasure(fonts));
    private int painted;

    private record Sheets(double width, double height, List<FigureLayer> layers) implements Figure {
        @Override
        public Hit hit(double x, double y) {
            return Hit.NOTHING;
        }

        @Override
        public String omissions() {
            return "";
        }

        @Override
        public String description() {
            return "";
        }
    }

    private FigureLayer sheet(Object key, double opacity) {
        return new FigureLayer(key, opacity, painter -> {
            painted++;
            painter.fill(new Rect(0, 0, 100, 100), 0, WHITE);
        });
    }

    private Sheets figure(FigureLayer... layers) {
        return new Sheets(30, 20, List.of(layers));
    }

    @Test
    void onlyTheTopSheetIsPaintedAgainWhenOnlyItsKeyChanged() {
        rasterizer.render(figure(sheet("links", 1), sheet("focus 1", 1)), BLACK, 1);
        rasterizer.render(figure(sheet("links", 1), sheet("focus 2", 1)), BLACK, 1);

        assertThat(painted).isEqualTo(3);
    }

    @Test
    void aChangedOpacityPaintsNoLowerSheetAgain() {
        rasterizer.render(figure(sheet("links", 1), sheet("focus", 1)), BLACK, 1);
        rasterizer.render(figure(sheet("links", 0.2), sheet("focus", 1)), BLACK, 1);

        assertThat(painted).isEqualTo(3);
    }

    @Test
    void nothingIsPaintedWhenNothingChanged() {
        FigureImage first = rasterizer.render(figure(sheet("links", 1), sheet("focus", 1)), BLACK, 1);
        FigureImage second = rasterizer.render(figure(sheet("links", 1), sheet("focus", 1)), BLACK, 1);

        assertThat(second).isSameAs(first);
        assertThat(painted).isEqualTo(2);
    }

    @Test
    void everythingIsPaintedAgainAtAnotherScale() {
        rasterizer.render(figure(sheet("links", 1), sheet("focus", 1)), BLACK, 1);
        FigureImage image = rasterizer.render(figure(sheet("links", 1), sheet("focus", 1)), BLACK, 1.5);

        assertThat(painted).isEqualTo(4);
        assertThat(image.width()).isEqualTo(45);
        assertThat(image.height()).isEqualTo(30);
    }

    @Test
    void sheetsAreLaidOverTheGroundWithTheirOpacity() {
        FigureImage image = rasterizer.render(figure(sheet("a", 0.5), sheet("b", 0.5)), BLACK, 1);

        assertThat(image.pixels()).containsOnly(0xFFC0C0C0);
    }

    @Test
    void anImageStaysAsItIsWhileTwoMoreArePainted() {
        FigureImage first = rasterizer.render(figure(sheet("a", 0.5)), BLACK, 1);
        rasterizer.render(figure(sheet("b", 1)), BLACK, 1);
        rasterizer.render(figure(sheet("c", 0.1)), BLACK, 1);
        assertThat(first.pixels()).containsOnly(0xFF808080);

        FigureImage fourth = rasterizer.render(figure(sheet("d", 1)), BLACK, 1);
        assertThat(fourth.pixels()).isSameAs(first.pixels());
    }

    @Test
    void aFigureWithoutSheetsIsGroundOnly() {
        assertThat(rasterizer.render(figure(), WHITE, 1).pixels()).containsOnly(0xFFFFFFFF);
    }

    @Test
    void figuresThatNoMemoryCouldHoldAreRefused() {
        assertThatThrownBy(() -> rasterizer.render(new Sheets(1e6, 1e6, List.of()), BLACK, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("too large");
    }
}
