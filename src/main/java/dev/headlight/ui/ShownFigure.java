package dev.headlight.ui;

/** A pane that shows one figure, whose omissions belong in the status line. */
interface ShownFigure {
    FigureView view();
}
