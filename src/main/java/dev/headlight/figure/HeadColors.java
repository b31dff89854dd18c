package dev.headlight.figure;

import java.util.stream.IntStream;

/**
 * One colour for each head of a layer: hues evenly around the circle at one lightness, so that no head looks stronger
 * than another. Computed in OKLCH.
 */
public final class HeadColors {
    private static final double DARK_LIGHTNESS = 0.72;
    private static final double LIGHT_LIGHTNESS = 0.58;
    private static final double MOST_CHROMA = 0.17;
    private static final double FIRST_HUE = 10;

    private final int[] argb;

    private HeadColors(int[] argb) {
        this.argb = argb;
    }

    /**
     * @param heads how many colours are needed, at least 1
     * @param dark whether they stand on a dark ground
     */
    public static HeadColors of(int heads, boolean dark) {
        if (heads < 1) {
            throw new IllegalArgumentException("at least one head is needed, found " + heads);
        }
        double lightness = dark ? DARK_LIGHTNESS : LIGHT_LIGHTNESS;
        return new HeadColors(IntStream.range(0, heads)
                .map(head -> Oklch.argb(lightness, MOST_CHROMA, FIRST_HUE + 360.0 * head / heads))
                .toArray());
    }

    /** The colour of a head, counted from 0. */
    public Rgba color(int head) {
        return new Rgba(argb[head]);
    }
}
