package dev.headlight.raster;

import dev.headlight.figure.Painter;
import dev.headlight.figure.Pixels;
import dev.headlight.figure.Rect;
import dev.headlight.figure.Rgba;
import dev.headlight.figure.TextMeasure;
import dev.headlight.figure.TextStyle;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.CubicCurve2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;

/** Paints figures on any Java2D graphics. */
public class GraphicsPainter implements Painter {
    private final Graphics2D graphics;
    private final BundledFonts fonts;
    private final TextMeasure measure;

    /** @param graphics in logical pixels: whoever made it has set the scale */
    public GraphicsPainter(Graphics2D graphics, BundledFonts fonts, TextMeasure measure) {
        this.graphics = graphics;
        this.fonts = fonts;
        this.measure = measure;
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
    }

    @Override
    public void fill(Rect area, double radius, Rgba color) {
        graphics.setColor(awt(color));
        graphics.fill(shape(area, radius));
    }

    @Override
    public void outline(Rect area, double radius, Rgba color, double lineWidth) {
        graphics.setColor(awt(color));
        graphics.setStroke(new BasicStroke((float) lineWidth, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
        graphics.draw(shape(area, radius));
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, Rgba color, double lineWidth) {
        graphics.setColor(awt(color));
        graphics.setStroke(new BasicStroke((float) lineWidth, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
        graphics.draw(new Line2D.Double(x1, y1, x2, y2));
    }

    @Override
    public void link(double x1, double y1, double x2, double y2, Rgba color, double lineWidth) {
        double middle = (x1 + x2) / 2;
        graphics.setColor(awt(color));
        graphics.setStroke(new BasicStroke((float) lineWidth, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
        graphics.draw(new CubicCurve2D.Double(x1, y1, middle, y1, middle, y2, x2, y2));
    }

    @Override
    public void linkDown(double x1, double y1, double x2, double y2, Rgba color, double lineWidth) {
        double middle = (y1 + y2) / 2;
        graphics.setColor(awt(color));
        graphics.setStroke(new BasicStroke((float) lineWidth, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
        graphics.draw(new CubicCurve2D.Double(x1, y1, x1, middle, x2, middle, x2, y2));
    }

    @Override
    public void image(Pixels pixels, Rect target) {
        BufferedImage image = new BufferedImage(pixels.width(), pixels.height(), BufferedImage.TYPE_INT_ARGB);
        image.getRaster().setDataElements(0, 0, pixels.width(), pixels.height(), pixels.argb());
        AffineTransform placing = AffineTransform.getTranslateInstance(target.x(), target.y());
        placing.scale(target.width() / pixels.width(), target.height() / pixels.height());
        graphics.drawImage(image, placing, null);
    }

    @Override
    public void text(String text, double x, double baseline, TextStyle style) {
        graphics.setColor(awt(style.color()));
        double pen = x - startOf(text, style);
        for (BundledFonts.Run run : fonts.runs(text, style)) {
            graphics.setFont(run.font());
            graphics.drawString(run.text(), (float) pen, (float) baseline);
            pen += run.font()
                    .getStringBounds(run.text(), graphics.getFontRenderContext())
                    .getWidth();
        }
    }

    @Override
    public void textUpwards(String text, double x, double y, TextStyle style) {
        AffineTransform before = graphics.getTransform();
        graphics.translate(x, y);
        graphics.rotate(-Math.PI / 2);
        text(text, 0, 0, style);
        graphics.setTransform(before);
    }

    private double startOf(String text, TextStyle style) {
        return switch (style.anchor()) {
            case START -> 0;
            case MIDDLE -> measure.width(text, style) / 2;
            case END -> measure.width(text, style);
        };
    }

    @Override
    public void clipped(Rect area, Runnable drawing) {
        Shape before = graphics.getClip();
        graphics.clip(shape(area, 0));
        drawing.run();
        graphics.setClip(before);
    }

    private static Shape shape(Rect area, double radius) {
        return radius > 0
                ? new RoundRectangle2D.Double(area.x(), area.y(), area.width(), area.height(), 2 * radius, 2 * radius)
                : new Rectangle2D.Double(area.x(), area.y(), area.width(), area.height());
    }

    private static Color awt(Rgba color) {
        return new Color(color.argb(), true);
    }
}
