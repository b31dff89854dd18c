package dev.headlight.raster;

import dev.headlight.figure.Rgba;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Links that are drawn together, in their order. Many of them are drawn by several threads, each in a band of columns of
 * its own, so that every pixel comes out as if one thread had drawn them.
 */
final class LinkBatch {
    /** Fewer links are drawn sooner than other threads wake. */
    private static final int WORTH_SHARING = 400;

    private static final int MOST_BANDS = 4;

    private final int[] pixels;
    private final int columnStep;
    private final int rowStep;
    private final boolean isDown;
    private final List<Link> links = new ArrayList<>();

    private record Link(double x1, double y1, double x2, double y2, Rgba color, double lineWidth) {}

    private LinkBatch(int[] pixels, int columnStep, int rowStep, boolean isDown) {
        this.pixels = pixels;
        this.columnStep = columnStep;
        this.rowStep = rowStep;
        this.isDown = isDown;
    }

    /** Links from left to right in an image of that width. */
    static LinkBatch across(int[] pixels, int width) {
        return new LinkBatch(pixels, 1, width, false);
    }

    /** Links from above to below: drawn like the others in an image whose rows and columns are exchanged. */
    static LinkBatch down(int[] pixels, int width) {
        return new LinkBatch(pixels, width, 1, true);
    }

    /** In device pixels, as {@link LinkPen#draw} takes them. */
    void add(double x1, double y1, double x2, double y2, Rgba color, double lineWidth) {
        links.add(new Link(x1, y1, x2, y2, color, lineWidth));
    }

    /** Draws what was added and forgets it. */
    void draw(PixelClip visible) {
        if (links.isEmpty()) {
            return;
        }
        PixelClip clip = isDown ? visible.exchanged() : visible;
        int bands = links.size() < WORTH_SHARING
                ? 1
                : Math.min(MOST_BANDS, Runtime.getRuntime().availableProcessors());
        if (bands == 1) {
            draw(clip, 0, 1);
        } else {
            IntStream.range(0, bands).parallel().forEach(band -> draw(clip, band, bands));
        }
        links.clear();
    }

    private void draw(PixelClip clip, int band, int bands) {
        int columns = Math.max(0, clip.right() - clip.left());
        PixelClip part = new PixelClip(
                clip.left() + columns * band / bands,
                clip.top(),
                clip.left() + columns * (band + 1) / bands,
                clip.bottom());
        LinkPen pen = new LinkPen(pixels, columnStep, rowStep);
        for (Link link : links) {
            pen.draw(link.x1, link.y1, link.x2, link.y2, link.color, link.lineWidth, part);
        }
    }
}
