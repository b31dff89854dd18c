package dev.headlight.ui;

import dev.headlight.figure.Figure;
import dev.headlight.state.ViewMode;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/**
 * The views that take the whole middle. Each is made when it is first shown and lies in the window only for as long as
 * it is shown: JavaFX walks through everything in a window at every pulse, hidden or not.
 */
final class OtherViews extends StackPane {
    private final Map<ViewMode, Supplier<Region>> makers = new EnumMap<>(ViewMode.class);
    private final Map<ViewMode, Region> made = new EnumMap<>(ViewMode.class);
    private final ReadOnlyObjectWrapper<@Nullable Figure> figure = new ReadOnlyObjectWrapper<>();

    OtherViews(WindowContext context) {
        makers.put(ViewMode.NEURONS, () -> new NeuronsPane(context));
        makers.put(ViewMode.HEADS, () -> new HeadsPane(context));
        makers.put(ViewMode.TOKENS, () -> new TokensPane(context));
        makers.put(ViewMode.EMBEDDINGS, () -> new EmbeddingsPane(context));
        makers.put(ViewMode.COMPARE, () -> new ComparePane(context));
    }

    boolean has(ViewMode mode) {
        return makers.containsKey(mode);
    }

    /** Shows the view of a mode, or none where the mode is not one of these. */
    void show(ViewMode mode) {
        figure.unbind();
        figure.set(null);
        getChildren().clear();
        Supplier<Region> maker = makers.get(mode);
        if (maker != null) {
            Region view = made.computeIfAbsent(mode, any -> maker.get());
            getChildren().add(view);
            if (view instanceof ShownFigure shown) {
                figure.bind(shown.view().figureProperty());
            }
        }
    }

    /** The figure whose omissions belong in the status line; null where the view has none. */
    ReadOnlyObjectProperty<@Nullable Figure> figureProperty() {
        return figure.getReadOnlyProperty();
    }
}
