package dev.headlight.raster;

import dev.headlight.figure.Pixels;
import dev.headlight.figure.Rect;
import dev.headlight.figure.Rgba;
import dev.headlight.figure.TextMeasure;
import dev.headlight.figure.TextStyle;
import java.awt.Graphics2D;

/**
 * Paints on an array of premultiplied pixels: what figures have in thousands directly, the rest through Java2D. Links
 * that follow one another within a clip are drawn together.
 */
final class BufferPainter extends GraphicsPainter {
    private final double scale;
    private final LinkBatch links;
    private final LinkBatch downLinks;
    private final BoxPen boxes;
    private PixelClip clip;
    private boolean isClipped;

    /** @param graphics stands on the same pixels and has the same scale */
    BufferPainter(Graphics2D graphics, BufferCanvas canvas, BundledFonts fonts, TextMeasure measure) {
        super(graphics, fonts, measure);
        this.scale = canvas.scale();
        this.links = LinkBatch.across(canvas.pixels(), canvas.width());
        this.downLinks = LinkBatch.down(canvas.pixels(), canvas.width());
        this.boxes = new BoxPen(canvas.pixels(), canvas.width());
        this.clip = new PixelClip(0, 0, canvas.width(), canvas.height());
    }

    @Override
    public void link(double x1, double y1, double x2, double y2, Rgba color, double lineWidth) {
        if (x2 - x1 < 1) {
            drawLinks();
            super.link(x1, y1, x2, y2, color, lineWidth);
            return;
        }
        downLinks.draw(clip);
        links.add(x1 * scale, y1 * scale, x2 * scale, y2 * scale, color, lineWidth * scale);
        if (!isClipped) {
            links.draw(clip);
        }
    }

    @Override
    public void linkDown(double x1, double y1, double x2, double y2, Rgba color, double lineWidth) {
        if (y2 - y1 < 1) {
            drawLinks();
            super.linkDown(x1, y1, x2, y2, color, lineWidth);
            return;
        }
        links.draw(clip);
        downLinks.add(y1 * scale, x1 * scale, y2 * scale, x2 * scale, color, lineWidth * scale);
        if (!isClipped) {
            downLinks.draw(clip);
        }
    }

    private void drawLinks() {
        links.draw(clip);
        downLinks.draw(clip);
    }

    @Override
    public void fill(Rect area, double radius, Rgba color) {
        drawLinks();
        if (radius > 0) {
            super.fill(area, radius, color);
        } else {
            boxes.fill(area.x() * scale, area.y() * scale, area.right() * scale, area.bottom() * scale, color, clip);
        }
    }

    @Override
    public void outline(Rect area, double radius, Rgba color, double lineWidth) {
        drawLinks();
        super.outline(area, radius, color, lineWidth);
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, Rgba color, double lineWidth) {
        drawLinks();
        super.line(x1, y1, x2, y2, color, lineWidth);
    }

    @Override
    public void image(Pixels pixels, Rect target) {
        drawLinks();
        super.image(pixels, target);
    }

    @Override
    public void text(String text, double x, double baseline, TextStyle style) {
        drawLinks();
        super.text(text, x, baseline, style);
    }

    @Override
    public void textUpwards(String text, double x, double y, TextStyle style) {
        drawLinks();
        super.textUpwards(text, x, y, style);
    }

    @Override
    public void clipped(Rect area, Runnable drawing) {
        drawLinks();
        PixelClip before = clip;
        boolean wasClipped = isClipped;
        clip = clip.within(area.x() * scale, area.y() * scale, area.right() * scale, area.bottom() * scale);
        isClipped = true;
        super.clipped(area, drawing);
        drawLinks();
        clip = before;
        isClipped = wasClipped;
    }
}
