package dev.headlight.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Figures as they leave the program: beside each other or one below the other, with the legends that the window shows
 * elsewhere and, where wanted, a caption.
 */
public final class FigurePage implements Figure {
    /** Blank around everything, in logical pixels. */
    public static final double MARGIN = 8;

    /** Between figures, in logical pixels. */
    public static final double GAP = 18;

    private static final double CAPTION_SIZE = 11;
    private static final double CAPTION_LINE = 15.5;

    private final FigureFrame frame;
    private final boolean isTransparent;
    private final List<Placed> parts;
    private final String caption;
    private final double notesTop;
    private final double height;

    /** A figure and where it stands, its legend below it. */
    private record Placed(Figure figure, double x, double y) {
        double bottom() {
            return y + Math.ceil(figure.usedHeight());
        }

        double legend(Painter painter, FigureTheme theme, TextMeasure measure) {
            FigureFrame room = new FigureFrame(figure.width(), figure.height(), 1, theme, measure);
            return new PageLegend(room, figure.legend()).paint(painter, x, bottom());
        }

        double end(Look look, TextMeasure measure) {
            return bottom() + legend(new NoPainter(), look.theme(), measure);
        }
    }

    private record PlacedKey(Object key, double x, double y) {}

    private record Ground(double width, double height, Rgba color) {}

    private record Notes(String caption, double top, FigureTheme theme) {}

    /**
     * How a page looks.
     *
     * @param theme of its words and its ground
     * @param isTransparent whether there is no ground
     * @param caption below everything; empty for none
     */
    public record Look(FigureTheme theme, boolean isTransparent, String caption) {}

    private FigurePage(List<Placed> parts, double width, double bottom, Look look, TextMeasure measure) {
        this.parts = parts;
        this.frame = new FigureFrame(width, Math.max(1, bottom), 1, look.theme(), measure);
        this.isTransparent = look.isTransparent();
        this.caption = look.caption();
        this.notesTop = bottom;
        this.height = Math.ceil(notes(new NoPainter()) + MARGIN);
    }

    /** Figures beside each other, each as wide as it was made. */
    public static FigurePage beside(List<? extends Figure> figures, Look look, TextMeasure measure) {
        List<Placed> parts = new ArrayList<>();
        double x = MARGIN;
        double bottom = MARGIN;
        for (Figure figure : figures) {
            Placed part = new Placed(figure, x, MARGIN);
            parts.add(part);
            x += figure.width() + GAP;
            bottom = Math.max(bottom, part.end(look, measure));
        }
        return new FigurePage(parts, x - GAP + MARGIN, bottom, look, measure);
    }

    /** Figures one below the other. */
    public static FigurePage below(List<? extends Figure> figures, Look look, TextMeasure measure) {
        List<Placed> parts = new ArrayList<>();
        double y = MARGIN;
        double width = 0;
        for (Figure figure : figures) {
            Placed part = new Placed(figure, MARGIN, y);
            parts.add(part);
            y = part.end(look, measure) + GAP;
            width = Math.max(width, figure.width());
        }
        return new FigurePage(parts, width + 2 * MARGIN, y - GAP, look, measure);
    }

    /** The width that is left for each of some figures beside each other on a page, in whole logical pixels. */
    public static double widthOfEach(double pageWidth, int figures) {
        return Math.max(1, Math.floor((pageWidth - 2 * MARGIN - (figures - 1) * GAP) / figures));
    }

    @Override
    public double width() {
        return frame.width();
    }

    @Override
    public double height() {
        return height;
    }

    @Override
    public List<FigureLayer> layers() {
        List<FigureLayer> layers = new ArrayList<>();
        if (!isTransparent) {
            Rgba color = frame.theme().ground();
            layers.add(new FigureLayer(
                    new Ground(width(), height, color),
                    1,
                    painter -> painter.fill(new Rect(0, 0, width(), height), 0, color)));
        }
        for (Placed part : parts) {
            part.figure().layers().forEach(layer -> layers.add(moved(layer, part)));
        }
        layers.add(new FigureLayer(new Notes(caption, notesTop, frame.theme()), 1, this::notes));
        return layers;
    }

    private static FigureLayer moved(FigureLayer layer, Placed part) {
        return new FigureLayer(
                new PlacedKey(layer.key(), part.x(), part.y()),
                layer.opacity(),
                painter -> layer.drawing().paint(new MovedPainter(painter, part.x(), part.y())));
    }

    /** Legends and caption; answers where they end. */
    private double notes(Painter painter) {
        parts.forEach(part -> part.legend(painter, frame.theme(), frame.measure()));
        double y = notesTop;
        if (caption.isEmpty()) {
            return y;
        }
        double room = width() - 2 * MARGIN;
        TextStyle style = frame.words(CAPTION_SIZE, frame.theme().text(), TextStyle.Anchor.START);
        y += 4;
        for (String text : TextLines.of(caption, room, style, frame.measure())) {
            y += CAPTION_LINE;
            painter.text(text, MARGIN, y, style);
        }
        return y + 4;
    }

    @Override
    public Hit hit(double x, double y) {
        return parts.stream()
                .map(part -> part.figure().hit(x - part.x(), y - part.y()))
                .filter(hit -> !hit.equals(Hit.NOTHING))
                .findFirst()
                .orElse(Hit.NOTHING);
    }

    @Override
    public String omissions() {
        return sentences(Figure::omissions, " · ");
    }

    @Override
    public String subject() {
        return sentences(Figure::subject, "; ");
    }

    @Override
    public String description() {
        return sentences(Figure::description, " ");
    }

    private String sentences(Function<Figure, String> words, String between) {
        return parts.stream()
                .map(part -> words.apply(part.figure()))
                .filter(text -> !text.isEmpty())
                .distinct()
                .collect(Collectors.joining(between));
    }
}
