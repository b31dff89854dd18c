package dev.headlight.state;

import java.time.InstantSource;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** How things are shown, apart from what is selected. Used on the JavaFX thread. */
public final class ViewState {
    private static final double SMALLEST_ZOOM = 0.75;
    private static final double LARGEST_ZOOM = 2.5;

    private final ObjectProperty<ViewMode> mode;
    private final ObjectProperty<Theme> theme;
    private final ReadOnlyDoubleWrapper zoom;
    private final GridState grid = new GridState();
    private final ComparisonState comparison = new ComparisonState();
    private final TraceHistory history = new TraceHistory(InstantSource.system());
    private final NotesState notes = new NotesState();
    private final ReadOnlyObjectWrapper<@Nullable Example> example = new ReadOnlyObjectWrapper<>();

    public ViewState(ViewMode mode, Theme theme, double zoom) {
        this.mode = new SimpleObjectProperty<>(mode);
        this.theme = new SimpleObjectProperty<>(theme);
        this.zoom = new ReadOnlyDoubleWrapper(bounded(zoom));
    }

    public ObjectProperty<ViewMode> modeProperty() {
        return mode;
    }

    public ObjectProperty<Theme> themeProperty() {
        return theme;
    }

    /** What the grid of heads is coloured and sorted by. */
    public GridState grid() {
        return grid;
    }

    /** What the present trace is compared with. */
    public ComparisonState comparison() {
        return comparison;
    }

    /** What was looked at before. */
    public TraceHistory history() {
        return history;
    }

    /** What was written down about heads and texts. */
    public NotesState notes() {
        return notes;
    }

    /** How large everything is shown, text included: 1 is the usual size. */
    public ReadOnlyDoubleProperty zoomProperty() {
        return zoom.getReadOnlyProperty();
    }

    /** Multiplies the zoom, within bounds; {@code factor} 0 goes back to the usual size. */
    public void zoomBy(double factor) {
        zoom.set(factor == 0 ? 1 : bounded(zoom.get() * factor));
    }

    private static double bounded(double zoom) {
        return Math.clamp(zoom, SMALLEST_ZOOM, LARGEST_ZOOM);
    }

    /** The example that was opened last, or null; it stays known while its text stands. */
    public ReadOnlyObjectProperty<@Nullable Example> exampleProperty() {
        return example.getReadOnlyProperty();
    }

    public void showExample(@Nullable Example opened) {
        example.set(opened);
    }
}
