package dev.headlight.export.figure;

import dev.headlight.figure.Painter;
import dev.headlight.figure.Pixels;
import dev.headlight.figure.Rect;
import dev.headlight.figure.Rgba;
import dev.headlight.figure.TextMeasure;
import dev.headlight.figure.TextStyle;
import dev.headlight.raster.BundledFonts;
import java.util.Base64;
import javax.xml.stream.XMLStreamException;

/**
 * Paints as elements of an SVG file. Text stays text: where a bundled font lacks a letter, whoever shows the file takes
 * one of its own, made as wide as the letter was here.
 */
final class SvgPainter implements Painter {
    private final SvgElements svg;
    private final BundledFonts fonts;
    private final TextMeasure measure;
    private int clips;

    SvgPainter(SvgElements svg, BundledFonts fonts, TextMeasure measure) {
        this.svg = svg;
        this.fonts = fonts;
        this.measure = measure;
    }

    @Override
    public void fill(Rect area, double radius, Rgba color) {
        svg.empty("rect", () -> {
            rect(area, radius);
            paint("fill", color);
        });
    }

    @Override
    public void outline(Rect area, double radius, Rgba color, double lineWidth) {
        svg.empty("rect", () -> {
            rect(area, radius);
            stroke(color, lineWidth);
        });
    }

    private void rect(Rect area, double radius) throws XMLStreamException {
        svg.attribute("x", area.x());
        svg.attribute("y", area.y());
        svg.attribute("width", area.width());
        svg.attribute("height", area.height());
        if (radius > 0) {
            svg.attribute("rx", Math.min(radius, Math.min(area.width(), area.height()) / 2));
        }
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, Rgba color, double lineWidth) {
        path("M" + point(x1, y1) + "L" + point(x2, y2), color, lineWidth);
    }

    @Override
    public void link(double x1, double y1, double x2, double y2, Rgba color, double lineWidth) {
        double middle = (x1 + x2) / 2;
        path("M" + point(x1, y1) + curve(middle, y1, middle, y2, x2, y2), color, lineWidth);
    }

    @Override
    public void linkDown(double x1, double y1, double x2, double y2, Rgba color, double lineWidth) {
        double middle = (y1 + y2) / 2;
        path("M" + point(x1, y1) + curve(x1, middle, x2, middle, x2, y2), color, lineWidth);
    }

    /** @param p x and y of both control points and of the end */
    private static String curve(double... p) {
        return "C" + point(p[0], p[1]) + " " + point(p[2], p[3]) + " " + point(p[4], p[5]);
    }

    private void path(String data, Rgba color, double lineWidth) {
        svg.empty("path", () -> {
            svg.attribute("d", data);
            stroke(color, lineWidth);
        });
    }

    private static String point(double x, double y) {
        return SvgElements.number(x) + "," + SvgElements.number(y);
    }

    private void stroke(Rgba color, double lineWidth) throws XMLStreamException {
        svg.attribute("fill", "none");
        paint("stroke", color);
        svg.attribute("stroke-width", lineWidth);
    }

    private void paint(String kind, Rgba color) throws XMLStreamException {
        svg.attribute(kind, "#%06x".formatted(color.argb() & 0xFFFFFF));
        if (color.alpha() < 255) {
            svg.attribute(kind + "-opacity", color.alpha() / 255.0);
        }
    }

    @Override
    public void image(Pixels pixels, Rect target) {
        String data = Base64.getEncoder().encodeToString(CrispImage.png(pixels));
        svg.empty("image", () -> {
            rect(target, 0);
            svg.attribute("preserveAspectRatio", "none");
            svg.attribute("style", "image-rendering:optimizeSpeed;image-rendering:pixelated");
            svg.attribute("xlink:href", "data:image/png;base64," + data);
        });
    }

    @Override
    public void text(String text, double x, double baseline, TextStyle style) {
        words(text, style, () -> {
            svg.attribute("x", x);
            svg.attribute("y", baseline);
        });
    }

    @Override
    public void textUpwards(String text, double x, double y, TextStyle style) {
        words(text, style, () -> svg.attribute("transform", "translate(" + point(x, y) + ")rotate(-90)"));
    }

    private void words(String text, TextStyle style, SvgElements.Attributes place) {
        FontCut cut = FontCut.of(style);
        svg.text(text, () -> {
            place.write();
            svg.attribute("font-family", cut.family() + (cut.isMono() ? ",monospace" : ",sans-serif"));
            svg.attribute("font-size", style.size());
            if (cut.strong()) {
                svg.attribute("font-weight", String.valueOf(cut.weight()));
            }
            switch (style.anchor()) {
                case START -> {}
                case MIDDLE -> svg.attribute("text-anchor", "middle");
                case END -> svg.attribute("text-anchor", "end");
            }
            if (!fonts.runs(text, style).stream().allMatch(BundledFonts.Run::isBundled)) {
                svg.attribute("textLength", measure.width(text, style));
                svg.attribute("lengthAdjust", "spacingAndGlyphs");
            }
            paint("fill", style.color());
        });
    }

    @Override
    public void clipped(Rect area, Runnable drawing) {
        clips++;
        String name = "clip" + clips;
        svg.element("clipPath", () -> svg.attribute("id", name), () -> fill(area, 0, new Rgba(0xFF000000)));
        svg.element("g", () -> svg.attribute("clip-path", "url(#" + name + ")"), drawing);
    }
}
