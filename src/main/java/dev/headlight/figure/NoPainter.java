package dev.headlight.figure;

/** Paints nothing: for finding out what a drawing uses. */
public class NoPainter implements Painter {
    @Override
    public void fill(Rect area, double radius, Rgba color) {}

    @Override
    public void outline(Rect area, double radius, Rgba color, double lineWidth) {}

    @Override
    public void line(double x1, double y1, double x2, double y2, Rgba color, double lineWidth) {}

    @Override
    public void link(double x1, double y1, double x2, double y2, Rgba color, double lineWidth) {}

    @Override
    public void linkDown(double x1, double y1, double x2, double y2, Rgba color, double lineWidth) {}

    @Override
    public void image(Pixels pixels, Rect target) {}

    @Override
    public void text(String text, double x, double baseline, TextStyle style) {}

    @Override
    public void textUpwards(String text, double x, double y, TextStyle style) {}

    @Override
    public void clipped(Rect area, Runnable drawing) {
        drawing.run();
    }
}
