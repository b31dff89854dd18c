package dev.headlight.raster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CompositorTest {
    @Test
    void everyPartIsScaledAndRounded() {
        for (int value = 0; value < 256; value++) {
            for (int factor = 0; factor < 256; factor++) {
                int expected = (int) Math.round(value * factor / 255.0);
                int all = value * 0x01010101;
                assertThat(Compositor.scaled(all, factor)).isEqualTo(expected * 0x01010101);
            }
        }
    }

    @Test
    void opaqueColorsHideWhatIsBelow() {
        assertThat(Compositor.over(0xFF123456, 0xFFABCDEF)).isEqualTo(0xFF123456);
    }

    @Test
    void halfAWhiteOverBlackIsGrey() {
        int half = Compositor.premultiplied(0x80FFFFFF);

        assertThat(Compositor.over(half, 0xFF000000)).isEqualTo(0xFF808080);
    }

    @Test
    void aSheetWithoutOpacityLeavesNoTrace() {
        int[] target = {0xFF112233};
        Compositor.over(new int[] {0xFFFFFFFF}, 0, target);

        assertThat(target).containsExactly(0xFF112233);
    }
}
