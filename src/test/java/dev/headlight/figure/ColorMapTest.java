package dev.headlight.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ColorMapTest {
    @Test
    void lightnessGrowsWithTheValue() {
        for (ColorMap map : List.of(ColorMap.VIRIDIS, ColorMap.CIVIDIS)) {
            double before = -1;
            for (int step = 0; step <= 64; step++) {
                double lightness = Oklab.of(map.color(step / 64.0)).lightness();
                assertThat(lightness).isGreaterThan(before);
                before = lightness;
            }
        }
    }

    @Test
    void viridisHasThePublishedEnds() {
        assertThat(ColorMap.VIRIDIS.color(0)).isEqualTo(Rgba.hex("#440154"));
        assertThat(ColorMap.VIRIDIS.color(1)).isEqualTo(Rgba.hex("#fde725"));
    }

    @Test
    void valuesBeyondTheDomainTakeTheNearestEnd() {
        assertThat(ColorMap.VIRIDIS.color(-3)).isEqualTo(ColorMap.VIRIDIS.color(0));
        assertThat(ColorMap.VIRIDIS.color(7)).isEqualTo(ColorMap.VIRIDIS.color(1));
        assertThat(ColorMap.VIRIDIS.color(Double.NaN)).isEqualTo(ColorMap.VIRIDIS.color(0));
    }

    @Test
    void divergingMapsGoFromTheMiddleToBothSidesAlike() {
        for (boolean dark : List.of(true, false)) {
            ColorMap map = ColorMap.diverging(dark);
            double before = -1;
            for (int step = 0; step <= 32; step++) {
                Oklab low = Oklab.of(map.color(0.5 - step / 64.0));
                Oklab high = Oklab.of(map.color(0.5 + step / 64.0));
                assertThat(low.lightness()).isCloseTo(high.lightness(), within(0.02));
                double fromMiddle =
                        Math.abs(high.lightness() - Oklab.of(map.color(0.5)).lightness());
                assertThat(fromMiddle).isGreaterThan(before);
                before = fromMiddle;
            }
            assertThat(map.color(0).blue()).isGreaterThan(map.color(0).red());
            assertThat(map.color(1).red()).isGreaterThan(map.color(1).blue());
        }
    }
}
