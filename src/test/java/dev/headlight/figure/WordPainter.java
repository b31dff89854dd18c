package dev.headlight.figure;

import java.util.ArrayList;
import java.util.List;

/** Notes the words that are painted. */
final class WordPainter implements Painter {
    private final Painter nothing = new NoPainter();
    private final List<String> words = new ArrayList<>();

    List<String> words() {
        return words;
    }

    @Override
    public void text(String text, double x, double baseline, TextStyle style) {
        words.add(text);
    }

    @Override
    public void textUpwards(String text, double x, double y, TextStyle style) {
        words.add(text);
    }

    @Override
    public void fill(Rect area, double radius, Rgba color) {
        nothing.fill(area, radius, color);
    }

    @Override
    public void outline(Rect area, double radius, Rgba color, double lineWidth) {
        nothing.outline(area, radius, color, lineWidth);
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, Rgba color, double lineWidth) {
        nothing.line(x1, y1, x2, y2, color, lineWidth);
    }

    @Override
    public void link(double x1, double y1, double x2, double y2, Rgba color, double lineWidth) {
        nothing.link(x1, y1, x2, y2, color, lineWidth);
    }

    @Override
    public void linkDown(double x1, double y1, double x2, double y2, Rgba color, double lineWidth) {
        nothing.linkDown(x1, y1, x2, y2, color, lineWidth);
    }

    @Override
    public void image(Pixels pixels, Rect target) {
        nothing.image(pixels, target);
    }

    @Override
    public void clipped(Rect area, Runnable drawing) {
        drawing.run();
    }
}
