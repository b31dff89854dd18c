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
 * @param share how much of each row's attention the links cover, 0..1
 * @param colors how the matrix colours weights
 */
public record Selection(
        int layer,
        SortedSet<Integer> heads,
        @Nullable HeadRef hoveredHead,
        TokenFocus hovered,
        TokenFocus pinned,
        double share,
        ColorScale colors) {
    /** The usual share of attention that links cover. */
    public static final double DEFAULT_SHARE = 0.9;

    public Selection {
        if (heads.isEmpty()) {
            throw new IllegalArgumentException("at least one head is switched on");
        }
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("a share lies between 0 and 1, found " + share);
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
                DEFAULT_SHARE,
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
        return new Selection(head.layer(), sorted(head.head()), null, hovered, pinned, share, colors);
    }

    public Selection withHeads(int layer, SortedSet<Integer> heads) {
        return new Selection(layer, heads, hoveredHead, hovered, pinned, share, colors);
    }

    public Selection withHoveredHead(@Nullable HeadRef head) {
        return new Selection(layer, heads, head, hovered, pinned, share, colors);
    }

    public Selection withHovered(TokenFocus focus) {
        return new Selection(layer, heads, hoveredHead, focus, pinned, share, colors);
    }

    public Selection withPinned(TokenFocus focus) {
        return new Selection(layer, heads, hoveredHead, hovered, focus, share, colors);
    }

    public Selection withShare(double share) {
        return new Selection(layer, heads, hoveredHead, hovered, pinned, share, colors);
    }

    public Selection withColors(ColorScale scale) {
        return new Selection(layer, heads, hoveredHead, hovered, pinned, share, scale);
    }
}
