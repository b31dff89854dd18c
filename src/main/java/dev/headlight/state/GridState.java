package dev.headlight.state;

import dev.headlight.analysis.heads.HeadMeasure;
import dev.headlight.corpus.CorpusReport;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * What the grid of heads is coloured and sorted by, for every view that shows all heads. Commands in, read-only
 * properties out; used on the JavaFX thread.
 */
public final class GridState {
    private final ReadOnlyObjectWrapper<HeadMeasure> color = new ReadOnlyObjectWrapper<>(HeadMeasure.NONE);
    private final ReadOnlyObjectWrapper<HeadMeasure> order = new ReadOnlyObjectWrapper<>(HeadMeasure.NONE);
    private final ReadOnlyObjectWrapper<@Nullable CorpusReport> texts = new ReadOnlyObjectWrapper<>();

    /** The texts that statistics are of; null for the text that is shown. */
    public ReadOnlyObjectProperty<@Nullable CorpusReport> textsProperty() {
        return texts.getReadOnlyProperty();
    }

    /** What colours the cells; {@link HeadMeasure#NONE} for thumbnails of the weights. */
    public ReadOnlyObjectProperty<HeadMeasure> colorProperty() {
        return color.getReadOnlyProperty();
    }

    /** What the heads of each layer are sorted by, the largest first; {@link HeadMeasure#NONE} for the model's order. */
    public ReadOnlyObjectProperty<HeadMeasure> orderProperty() {
        return order.getReadOnlyProperty();
    }

    /**
     * Colours the cells. Whoever gives values of its own ({@link HeadMeasure.Given}) gives new ones when the text, the
     * model or its wish changes, and goes back to {@link HeadMeasure#NONE} when they hold no longer.
     */
    public void colorBy(HeadMeasure measure) {
        color.set(measure);
    }

    /** Shows the statistics of a set of texts, or of the text that is shown again (null). */
    public void showTexts(@Nullable CorpusReport report) {
        texts.set(report);
    }

    public void sortBy(HeadMeasure measure) {
        order.set(measure);
    }
}
