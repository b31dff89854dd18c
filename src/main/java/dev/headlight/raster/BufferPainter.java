package dev.headlight.raster;

import dev.headlight.figure.Rect;
import dev.headlight.figure.Rgba;
import dev.headlight.figure.TextMeasure;
import java.awt.Graphics2D;

/** Paints on an array of premultiplied pixels: what figures have in thousands directly, the rest through Java2D. */
final class BufferPainter extends GraphicsPainter {
    private final double scale;
    private final LinkPen links;
    private final BoxPen boxes;
    private PixelClip clip;

    /** @param graphics stands on the same pixels and has the same scale */
    BufferPainter(Graphics2D graphics, BufferCanvas canvas, BundledFonts fonts, TextMeasure measure) {
        super(graphics, fonts, measure);
        this.scale = canvas.scale();
        this.links = new LinkPen(canvas.pixels(), canvas.width());
        this.boxes = new BoxPen(canvas.pixels(), canvas.width());
        this.clip = new PixelClip(0, 0, canvas.width(), canvas.height());
    }

    @Override
    public void link(double x1, double y1, double x2, double y2, Rgba color, double lineWidth) {
        if (x2 - x1 < 1) {
            super.link(x1, y1, x2, y2, color, lineWidth);
        } else {
            links.draw(x1 * scale, y1 * scale, x2 * scale, y2 * scale, color, lineWidth * scale, clip);
        }
    }

    @Override
    public void fill(Rect area, double radius, Rgba color) {
        if (radius > 0) {
            super.fill(area, radius, color);
        } else {
            boxes.fill(area.x() * scale, area.y() * scale, area.right() * scale, area.bottom() * scale, color, clip);
        }
    }

    @Override
    public void clipped(Rect area, Runnable drawing) {
        PixelClip before = clip;
        clip = clip.within(area.x() * scale, area.y() * scale, area.right() * scale, area.bottom() * scale);
        super.clipped(area, drawing);
        clip = before;
    }
}
