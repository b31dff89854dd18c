package dev.headlight.core;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the user is looking at; every view is a function of a trace and this.
 *
 * <p>One rule holds everywhere: what is hovered is shown, else what is locked.
 *
 * @param layer the locked layer, from 0
 * @param heads the heads of that layer that are switched on, from 0; at least one
 * @param hoveredHead a head that is previewed, or null
 * @param hovered the tokens under the mouse
 * @param pinned the tokens that were clicked
 * @param reading how weights are read: what is left out, joined and aggregated, and which links are drawn
 * @param layout how the tokens of the links are arranged
 * @param colors how the matrix colours weights
 */
public record Selection(
        int layer,
        SortedSet<Integer> heads,
        @Nullable HeadRef hoveredHead,
        TokenFocus hovered,
        TokenFocus pinned,
        Reading reading,
        LinksLayout layout,
        ColorScale colors) {
    public Selection {
        if (heads.isEmpty()) {
            throw new IllegalArgumentException("at least one head is switched on");
        }
        heads = Collections.unmodifiableSortedSet(new TreeSet<>(heads));
    }

    /** One head, nothing hovered or pinned. */
    public static Selection of(HeadRef head) {
        return new Selection(
                head.layer(),
                sorted(head.head()),
                null,
                TokenFocus.NONE,
                TokenFocus.NONE,
                Reading.PLAIN,
                LinksLayout.COLUMNS,
                ColorScale.AUTOMATIC);
    }

    private static SortedSet<Integer> sorted(int head) {
        return new TreeSet<>(Set.of(head));
    }

    /** The layer that is shown now: the previewed head's, else the locked one. */
    public int shownLayer() {
        return hoveredHead == null ? layer : hoveredHead.layer();
    }

    /** The heads that are shown now, all of {@link #shownLayer()}: the previewed one, else those switched on. */
    public SortedSet<Integer> shownHeads() {
        return hoveredHead == null ? heads : sorted(hoveredHead.head());
    }

    /** The single head that is shown now, or empty when several are. */
    public Optional<HeadRef> shownHead() {
        SortedSet<Integer> shown = shownHeads();
        return shown.size() == 1 ? Optional.of(new HeadRef(shownLayer(), shown.first())) : Optional.empty();
    }

    /** The tokens in focus now: the hovered, else the pinned. */
    public TokenFocus focus() {
        return hovered.isNone() ? pinned : hovered;
    }

    public Selection withHead(HeadRef head) {
        return new Selection(head.layer(), sorted(head.head()), null, hovered, pinned, reading, layout, colors);
    }

    public Selection withHeads(int layer, SortedSet<Integer> heads) {
        return new Selection(layer, heads, hoveredHead, hovered, pinned, reading, layout, colors);
    }

    public Selection withHoveredHead(@Nullable HeadRef head) {
        return new Selection(layer, heads, head, hovered, pinned, reading, layout, colors);
    }

    public Selection withHovered(TokenFocus focus) {
        return new Selection(layer, heads, hoveredHead, focus, pinned, reading, layout, colors);
    }

    public Selection withPinned(TokenFocus focus) {
        return new Selection(layer, heads, hoveredHead, hovered, focus, reading, layout, colors);
    }

    /** How much of each row's attention the links cover where they go by a share, 0..1. */
    public double share() {
        return reading.threshold().share();
    }

    public Selection withShare(double share) {
        return withReading(reading.withThreshold(reading.threshold().withShare(share)));
    }

    public Selection withReading(Reading other) {
        return new Selection(layer, heads, hoveredHead, hovered, pinned, other, layout, colors);
    }

    public Selection withLayout(LinksLayout other) {
        return new Selection(layer, heads, hoveredHead, hovered, pinned, reading, other, colors);
    }

    public Selection withColors(ColorScale scale) {
        return new Selection(layer, heads, hoveredHead, hovered, pinned, reading, layout, scale);
    }
}
