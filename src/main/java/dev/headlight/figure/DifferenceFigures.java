package dev.headlight.figure;

import dev.headlight.analysis.compare.AttentionDifference;
import dev.headlight.analysis.reading.ReadAttention;
import dev.headlight.core.TokenFocus;
import org.jspecify.annotations.Nullable;

/**
 * Makes the pictures of what differs between two readings and keeps the last difference, so that focus, zoom and pan
 * cost little. Used by one thread at a time.
 */
public final class DifferenceFigures {
    private @Nullable Kept last;

    private record Kept(SameObject first, SameObject second, boolean dark, DifferenceModel model) {
        boolean isOf(ReadAttention one, ReadAttention other, FigureTheme theme) {
            return first.equals(new SameObject(one)) && second.equals(new SameObject(other)) && dark == theme.dark();
        }
    }

    /** @param focus in tokens of the first text */
    public MatrixFigure figure(
            ReadAttention first, ReadAttention second, TokenFocus focus, MatrixViewport viewport, FigureFrame frame) {
        Kept kept = last;
        if (kept == null || !kept.isOf(first, second, frame.theme())) {
            DifferenceModel model = new DifferenceModel(AttentionDifference.of(first, second), frame.theme());
            kept = new Kept(
                    new SameObject(first), new SameObject(second), frame.theme().dark(), model);
            last = kept;
        }
        DifferenceModel model = kept.model();
        MatrixGeometry geometry = MatrixGeometry.of(model, viewport, frame);
        return new MatrixFigure(frame, model, geometry, model.toCells(focus));
    }
}
