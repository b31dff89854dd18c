package dev.headlight.raster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headlight.figure.Rgba;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LinkBatchTest {
    private static final int WIDTH = 213;
    private static final int HEIGHT = 170;
    private static final PixelClip CLIP = new PixelClip(5, 7, 201, 163);

    @Test
    void manyLinksComeOutAsIfOnePenHadDrawnThemInOrder() {
        int[] together = new int[WIDTH * HEIGHT];
        int[] oneByOne = new int[WIDTH * HEIGHT];
        LinkBatch batch = LinkBatch.across(together, WIDTH);
        LinkPen pen = new LinkPen(oneByOne, 1, WIDTH);
        Random random = new Random(7);
        for (int link = 0; link < 2_000; link++) {
            double from = random.nextDouble(HEIGHT);
            double to = random.nextDouble(HEIGHT);
            Rgba color = new Rgba(random.nextInt());
            double lineWidth = random.nextDouble(0.3, 5);
            batch.add(10.5, from, 195.25, to, color, lineWidth);
            pen.draw(10.5, from, 195.25, to, color, lineWidth, CLIP);
        }
        batch.draw(CLIP);
        assertThat(together).isEqualTo(oneByOne).isNotEqualTo(new int[WIDTH * HEIGHT]);
    }

    @Test
    void whatWasDrawnIsForgotten() {
        int[] pixels = new int[WIDTH * HEIGHT];
        LinkBatch batch = LinkBatch.across(pixels, WIDTH);
        batch.add(10, 20, 190, 90, new Rgba(0xFF00FF00), 2);
        batch.draw(CLIP);
        int[] once = pixels.clone();
        batch.draw(CLIP);
        assertThat(pixels).isEqualTo(once);
    }
}
