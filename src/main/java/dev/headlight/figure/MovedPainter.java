package dev.headlight.figure;

/** Paints elsewhere: everything is moved by the same distance. */
record MovedPainter(Painter painter, double dx, double dy) implements Painter {
    private Rect moved(Rect area) {
        return new Rect(area.x() + dx, area.y() + dy, area.width(), area.height());
    }

    @Override
    public void fill(Rect area, double radius, Rgba color) {
        painter.fill(moved(area), radius, color);
    }

    @Override
    public void outline(Rect area, double radius, Rgba color, double lineWidth) {
        painter.outline(moved(area), radius, color, lineWidth);
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, Rgba color, double lineWidth) {
        painter.line(x1 + dx, y1 + dy, x2 + dx, y2 + dy, color, lineWidth);
    }

    @Override
    public void link(double x1, double y1, double x2, double y2, Rgba color, double lineWidth) {
        painter.link(x1 + dx, y1 + dy, x2 + dx, y2 + dy, color, lineWidth);
    }

    @Override
    public void linkDown(double x1, double y1, double x2, double y2, Rgba color, double lineWidth) {
        painter.linkDown(x1 + dx, y1 + dy, x2 + dx, y2 + dy, color, lineWidth);
    }

    @Override
    public void image(Pixels pixels, Rect target) {
        painter.image(pixels, moved(target));
    }

    @Override
    public void text(String text, double x, double baseline, TextStyle style) {
        painter.text(text, x + dx, baseline + dy, style);
    }

    @Override
    public void textUpwards(String text, double x, double y, TextStyle style) {
        painter.textUpwards(text, x + dx, y + dy, style);
    }

    @Override
    public void clipped(Rect area, Runnable drawing) {
        painter.clipped(moved(area), drawing);
    }
}
