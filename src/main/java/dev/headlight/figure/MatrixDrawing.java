package dev.headlight.figure;

import dev.headlight.core.TokenFocus;

/** Draws the sheets of a matrix. */
final class MatrixDrawing {
    private final MatrixCells cells;
    private final MatrixLabels labels;
    private final MatrixFocus inFocus;

    MatrixDrawing(FigureFrame frame, Heatmap map, MatrixGeometry geometry) {
        cells = new MatrixCells(frame, map, geometry);
        labels = new MatrixLabels(frame, map, geometry);
        inFocus = new MatrixFocus(frame, map, geometry);
    }

    /** Cells and legend. */
    void cells(Painter painter) {
        cells.paint(painter);
    }

    /** Labels, and what is in focus. */
    void labels(Painter painter, TokenFocus focus) {
        labels.paint(painter, focus);
        inFocus.paint(painter, focus);
    }
}
