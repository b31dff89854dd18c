package dev.headlight.state;

import dev.headlight.core.ColorScale;
import dev.headlight.core.HeadRef;
import dev.headlight.core.LinksLayout;
import dev.headlight.core.ModelDescription.ModelShape;
import dev.headlight.core.Reading;
import dev.headlight.core.Selection;
import dev.headlight.core.TokenFocus;
import dev.headlight.core.TokenizedText;
import dev.headlight.core.Trace;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The one selection that all views share. Commands in, a read-only property out; used on the JavaFX thread.
 *
 * <p>Hovering previews, clicking locks, Escape releases.
 */
public final class SelectionState {
    private final ReadOnlyObjectWrapper<Selection> selection;
    private int layers;
    private int headsPerLayer;

    public SelectionState(Selection initial) {
        selection = new ReadOnlyObjectWrapper<>(initial);
        layers = initial.layer() + 1;
        headsPerLayer = initial.heads().last() + 1;
    }

    public ReadOnlyObjectProperty<Selection> selectionProperty() {
        return selection.getReadOnlyProperty();
    }

    public Selection get() {
        return selection.get();
    }

    /** Keeps the selection within a model's layers and heads. */
    public void fitTo(ModelShape shape) {
        fitTo(shape.layers(), shape.heads());
    }

    void fitTo(int layerCount, int headCount) {
        layers = layerCount;
        headsPerLayer = headCount;
        set(SelectionFit.toModel(get(), layers, headsPerLayer));
    }

    /** Drops the focus on tokens that are not the same token in the new text, and shows them if they were hidden. */
    public void fitTo(@Nullable TokenizedText before, TokenizedText after) {
        set(SelectionFit.toText(get(), before, after));
    }

    /** Looks where somebody looked before, as far as the trace of now has it. */
    void restore(Selection before, Trace now) {
        fitTo(now.attentions().layers(), now.attentions().heads());
        restore(SelectionFit.toText(before, null, now.text()));
    }

    /** Looks where somebody looked before, as far as the model of now has it. */
    public void restore(Selection before) {
        set(SelectionFit.toModel(before.withHovered(TokenFocus.NONE), layers, headsPerLayer));
    }

    /** Locks one head. */
    public void selectHead(HeadRef head) {
        if (head.layer() < layers && head.head() < headsPerLayer) {
            set(get().withHead(head));
        }
    }

    /** Shows a head for as long as the mouse is over it; null ends that. */
    public void previewHead(@Nullable HeadRef head) {
        set(get().withHoveredHead(head));
    }

    /** Switches a head of the locked layer on or off; the last one stays on. */
    public void toggleHead(int head) {
        TreeSet<Integer> heads = new TreeSet<>(get().heads());
        if (!heads.remove(head)) {
            heads.add(head);
        }
        if (!heads.isEmpty()) {
            set(get().withHeads(get().layer(), heads));
        }
    }

    /** Shows one head alone, or all heads when it is alone already. */
    public void isolateHead(int head) {
        SortedSet<Integer> alone = new TreeSet<>(List.of(head));
        if (get().heads().equals(alone)) {
            showAllHeads();
        } else {
            set(get().withHeads(get().layer(), alone));
        }
    }

    public void showAllHeads() {
        set(get().withHeads(
                        get().layer(),
                        IntStream.range(0, headsPerLayer).boxed().collect(Collectors.toCollection(TreeSet::new))));
    }

    /** Moves to another layer with the same heads switched on; stays at the ends. */
    public void moveLayer(int by) {
        set(get().withHeads(Math.clamp(get().layer() + (long) by, 0, layers - 1), get().heads()));
    }

    /** Moves to a neighbouring head of the same layer; stays at the ends. */
    public void moveHead(int by) {
        int from = by > 0 ? get().heads().last() : get().heads().first();
        set(get().withHead(new HeadRef(get().layer(), Math.clamp(from + (long) by, 0, headsPerLayer - 1))));
    }

    public void hover(TokenFocus focus) {
        set(get().withHovered(focus));
    }

    /** Locks the focus, or releases it when it is locked already. */
    public void pin(TokenFocus focus) {
        set(get().withPinned(get().pinned().equals(focus) ? TokenFocus.NONE : focus));
    }

    /** Lets go of everything that is hovered or pinned. */
    public void release() {
        set(get().withHoveredHead(null).withHovered(TokenFocus.NONE).withPinned(TokenFocus.NONE));
    }

    /** Changes how weights are read. */
    public void read(UnaryOperator<Reading> change) {
        set(get().withReading(change.apply(get().reading())));
    }

    /** Hides tokens by hand, or shows them again where all of them are hidden. */
    public void toggleHidden(Collection<Integer> tokens) {
        TreeSet<Integer> hidden = new TreeSet<>(get().reading().hiding().tokens());
        if (hidden.containsAll(tokens)) {
            hidden.removeAll(tokens);
            read(reading -> reading.withHiding(reading.hiding().withTokens(hidden)));
        } else {
            hide(tokens);
        }
    }

    /** Hides tokens by hand. */
    public void hide(Collection<Integer> tokens) {
        TreeSet<Integer> hidden = new TreeSet<>(get().reading().hiding().tokens());
        hidden.addAll(tokens);
        read(reading -> reading.withHiding(reading.hiding().withTokens(hidden)));
    }

    /** Shows every token again that was hidden by hand. */
    public void showHidden() {
        read(reading -> reading.withHiding(reading.hiding().withTokens(Collections.emptySortedSet())));
    }

    /** Takes a head of any layer into the chosen set, or out of it. */
    public void toggleChosen(HeadRef head) {
        TreeSet<HeadRef> chosen = new TreeSet<>(get().reading().aggregate().chosen());
        if (!chosen.remove(head) && head.layer() < layers && head.head() < headsPerLayer) {
            chosen.add(head);
        }
        read(reading -> reading.withAggregate(reading.aggregate().withChosen(chosen)));
    }

    /** Chooses how the tokens of the links are arranged. */
    public void setLayout(LinksLayout layout) {
        set(get().withLayout(layout));
    }

    /** Chooses how the matrix colours weights. */
    public void setColors(ColorScale scale) {
        set(get().withColors(scale));
    }

    /** @param share of each row's attention that links cover, 0..1 */
    public void setShare(double share) {
        set(get().withShare(Math.clamp(share, 0, 1)));
    }

    private void set(Selection next) {
        if (!next.equals(selection.get())) {
            selection.set(next);
        }
    }
}
