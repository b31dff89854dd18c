package dev.headlight.raster;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class ImageComparerTest {
    private static BufferedImage plain(int width, int rgb) {
        BufferedImage image = new BufferedImage(width, 50, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 50; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, rgb);
            }
        }
        return image;
    }

    @Test
    void twoDifferentGreysDiffer() {
        assertThat(ImageComparer.areAlike(plain(50, 0x808080), plain(50, 0xA0A0A0)))
                .isFalse();
    }

    @Test
    void aPictureIsLikeItself() {
        assertThat(ImageComparer.areAlike(plain(50, 0x808080), plain(50, 0x808080)))
                .isTrue();
    }

    @Test
    void picturesOfDifferentSizeDiffer() {
        assertThat(ImageComparer.areAlike(plain(50, 0x808080), plain(51, 0x808080)))
                .isFalse();
    }

    @Test
    void aFewPixelsMayBeOff() {
        BufferedImage other = plain(50, 0x808080);
        other.setRGB(3, 3, 0xFFFFFF);
        assertThat(ImageComparer.areAlike(plain(50, 0x808080), other)).isTrue();
        for (int x = 0; x < 10; x++) {
            other.setRGB(x, 7, 0xFFFFFF);
        }
        assertThat(ImageComparer.areAlike(plain(50, 0x808080), other)).isFalse();
    }
}
