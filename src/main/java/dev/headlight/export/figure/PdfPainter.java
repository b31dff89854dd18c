package dev.headlight.export.figure;

import dev.headlight.figure.Painter;
import dev.headlight.figure.Pixels;
import dev.headlight.figure.Rect;
import dev.headlight.figure.Rgba;
import dev.headlight.figure.TextStyle;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.util.Matrix;

/**
 * Paints into a content stream of a PDF file whose y axis points down, as that of figures does. Failures of the file come
 * out as {@link UncheckedIOException}.
 */
final class PdfPainter implements Painter {
    /** How far the control points of a quarter circle are from its ends, in radii. */
    private static final double ARC = 0.5522847498;

    private final PDPageContentStream content;
    private final PdfParts parts;

    PdfPainter(PDPageContentStream content, PdfParts parts) {
        this.content = content;
        this.parts = parts;
    }

    @FunctionalInterface
    private interface Writing {
        void run() throws IOException;
    }

    private static void attempt(Writing writing) {
        try {
            writing.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void fill(Rect area, double radius, Rgba color) {
        attempt(() -> {
            fillWith(color);
            shape(area, radius);
            content.fill();
        });
    }

    @Override
    public void outline(Rect area, double radius, Rgba color, double lineWidth) {
        attempt(() -> {
            strokeWith(color, lineWidth);
            shape(area, radius);
            content.stroke();
        });
    }

    @Override
    public void line(double x1, double y1, double x2, double y2, Rgba color, double lineWidth) {
        attempt(() -> {
            strokeWith(color, lineWidth);
            content.moveTo((float) x1, (float) y1);
            content.lineTo((float) x2, (float) y2);
            content.stroke();
        });
    }

    @Override
    public void link(double x1, double y1, double x2, double y2, Rgba color, double lineWidth) {
        double middle = (x1 + x2) / 2;
        curve(color, lineWidth, x1, y1, middle, y1, middle, y2, x2, y2);
    }

    @Override
    public void linkDown(double x1, double y1, double x2, double y2, Rgba color, double lineWidth) {
        double middle = (y1 + y2) / 2;
        curve(color, lineWidth, x1, y1, x1, middle, x2, middle, x2, y2);
    }

    /** @param p x and y of the begin, of both control points and of the end */
    private void curve(Rgba color, double lineWidth, double... p) {
        attempt(() -> {
            strokeWith(color, lineWidth);
            content.moveTo((float) p[0], (float) p[1]);
            content.curveTo((float) p[2], (float) p[3], (float) p[4], (float) p[5], (float) p[6], (float) p[7]);
            content.stroke();
        });
    }

    private void shape(Rect area, double radius) throws IOException {
        double r = Math.min(radius, Math.min(area.width(), area.height()) / 2);
        if (r <= 0) {
            content.addRect((float) area.x(), (float) area.y(), (float) area.width(), (float) area.height());
            return;
        }
        content.moveTo((float) (area.x() + r), (float) area.y());
        corner(area.right() - r, area.y(), r, 0, r, r);
        corner(area.right(), area.bottom() - r, 0, r, -r, r);
        corner(area.x() + r, area.bottom(), -r, 0, -r, -r);
        corner(area.x(), area.y() + r, 0, -r, r, -r);
        content.closePath();
    }

    /** A line to a point and from there a quarter circle that begins in the direction (ax, ay). */
    private void corner(double x, double y, double ax, double ay, double dx, double dy) throws IOException {
        double bx = dx - ax;
        double by = dy - ay;
        content.lineTo((float) x, (float) y);
        content.curveTo(
                (float) (x + ARC * ax),
                (float) (y + ARC * ay),
                (float) (x + dx - ARC * bx),
                (float) (y + dy - ARC * by),
                (float) (x + dx),
                (float) (y + dy));
    }

    private void fillWith(Rgba color) throws IOException {
        content.setGraphicsStateParameters(parts.opacity(color.alpha()));
        content.setNonStrokingColor(color.red() / 255f, color.green() / 255f, color.blue() / 255f);
    }

    private void strokeWith(Rgba color, double lineWidth) throws IOException {
        content.setGraphicsStateParameters(parts.opacity(color.alpha()));
        content.setStrokingColor(color.red() / 255f, color.green() / 255f, color.blue() / 255f);
        content.setLineWidth((float) lineWidth);
    }

    @Override
    public void image(Pixels pixels, Rect target) {
        attempt(() -> {
            content.setGraphicsStateParameters(parts.opacity(255));
            content.drawImage(
                    parts.image(pixels),
                    new Matrix((float) target.width(), 0, 0, (float) -target.height(), (float) target.x(), (float)
                            target.bottom()));
        });
    }

    @Override
    public void text(String text, double x, double baseline, TextStyle style) {
        words(text, style, start -> new Matrix(1, 0, 0, -1, (float) (x + start), (float) baseline));
    }

    @Override
    public void textUpwards(String text, double x, double y, TextStyle style) {
        words(text, style, start -> new Matrix(0, -1, -1, 0, (float) x, (float) (y - start)));
    }

    /** Where text is whose beginning lies so far after the anchor. */
    @FunctionalInterface
    private interface Placing {
        Matrix at(double start);
    }

    private void words(String text, TextStyle style, Placing placing) {
        attempt(() -> {
            fillWith(style.color());
            for (PdfLetters.Piece piece : parts.letters().pieces(text, style)) {
                content.beginText();
                content.setFont(piece.font(), (float) style.size());
                content.setTextMatrix(placing.at(piece.start()));
                content.showText(piece.text());
                content.endText();
            }
        });
    }

    @Override
    public void clipped(Rect area, Runnable drawing) {
        attempt(() -> {
            content.saveGraphicsState();
            content.addRect((float) area.x(), (float) area.y(), (float) area.width(), (float) area.height());
            content.clip();
            drawing.run();
            content.restoreGraphicsState();
        });
    }
}
