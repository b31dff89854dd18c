package dev.headlight.ui;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/** Two figures beside each other, or the one that is shown alone. */
final class FigureRow extends Pane {
    /** Two columns of tokens need a little more room than one matrix. */
    private static final double FIRST_SHARE = 0.53;

    /** Two lines of tokens need less height than a matrix. */
    private static final double ABOVE_SHARE = 0.42;

    private static final double GAP = 18;

    private boolean isStacked;
    private final Region first;
    private final Region second;
    private final double firstShare;

    FigureRow(Region first, Region second) {
        this(first, second, FIRST_SHARE);
    }

    /** @param firstShare of the width that goes to the first while both are shown, 0..1 */
    FigureRow(Region first, Region second, double firstShare) {
        this.firstShare = firstShare;
        this.first = first;
        this.second = second;
        getChildren().addAll(first, second);
        getStyleClass().add("figures");
    }

    /** Takes figures into the window or out of it; at least one is in it. */
    void show(boolean showsFirst, boolean showsSecond) {
        List<Region> shown = Stream.of(showsFirst ? first : null, showsSecond ? second : null)
                .filter(Objects::nonNull)
                .toList();
        if (!getChildren().equals(shown)) {
            getChildren().setAll(shown);
        }
    }

    /** Puts the second figure below the first, or beside it. */
    void setStacked(boolean stacked) {
        if (stacked != isStacked) {
            isStacked = stacked;
            requestLayout();
        }
    }

    @Override
    protected void layoutChildren() {
        double left = snappedLeftInset();
        double top = snappedTopInset();
        double width = getWidth() - left - snappedRightInset();
        double height = getHeight() - top - snappedBottomInset();
        if (getChildren().size() == 2) {
            if (isStacked) {
                double above = Math.floor((height - GAP) * ABOVE_SHARE);
                first.resizeRelocate(left, top, width, above);
                second.resizeRelocate(left, top + above + GAP, width, height - GAP - above);
                return;
            }
            double split = Math.floor((width - GAP) * firstShare);
            first.resizeRelocate(left, top, split, height);
            second.resizeRelocate(left + split + GAP, top, width - GAP - split, height);
        } else {
            getChildren().getFirst().resizeRelocate(left, top, width, height);
        }
    }
}
