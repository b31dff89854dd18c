package dev.headlight.figure;

import static org.assertj.core.api.Assertions.assertThat;

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
}
