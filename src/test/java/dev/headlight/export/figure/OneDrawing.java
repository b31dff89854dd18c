package dev.headlight.export.figure;

import dev.headlight.figure.Figure;
import dev.headlight.figure.FigureLayer;
import dev.headlight.figure.Hit;
import java.util.List;

/** A figure of one sheet, for tests of painters. */
record OneDrawing(double width, double height, double opacity, FigureLayer.Drawing drawing) implements Figure {
    static final FigureWords WORDS = new FigureWords("a title", "a description");

    OneDrawing(FigureLayer.Drawing drawing) {
        this(200, 100, 1, drawing);
    }

    @Override
    public List<FigureLayer> layers() {
        return List.of(new FigureLayer(this, opacity, drawing));
    }

    @Override
    public Hit hit(double x, double y) {
        return Hit.NOTHING;
    }

    @Override
    public String omissions() {
        return "";
    }

    @Override
    public String description() {
        return "a drawing";
    }
}
