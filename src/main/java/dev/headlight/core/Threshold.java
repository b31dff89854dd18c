package dev.headlight.core;

/**
 * Which links are strong enough to be drawn. Each kind keeps its own value while another one is in use.
 *
 * @param kind which of the three values counts
 * @param share for {@link Kind#SHARE}: how much of each row the links cover, 0..1
 * @param least for {@link Kind#VALUE}: the weakest weight that is drawn, 0..1
 * @param count for {@link Kind#COUNT}: how many links are drawn in all, at least 1
 */
public record Threshold(Kind kind, double share, double least, int count) {
    /** Nine tenths of each row. */
    public static final Threshold USUAL = new Threshold(Kind.SHARE, 0.9, 0.05, 50);

    /** So many links may be asked for. */
    public static final int MOST_LINKS = 1000;

    /** What a threshold goes by. */
    public enum Kind {
        /** The strongest links of each row until they cover a share of it. */
        SHARE,
        /** Links of some weight or more. */
        VALUE,
        /** The strongest links of all. */
        COUNT
    }

    public Threshold {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("a share lies between 0 and 1, found " + share);
        }
        if (!(least >= 0 && least <= 1)) {
            throw new IllegalArgumentException("a least weight lies between 0 and 1, found " + least);
        }
        if (count < 1 || count > MOST_LINKS) {
            throw new IllegalArgumentException("1 to " + MOST_LINKS + " links can be asked for, found " + count);
        }
    }

    public Threshold withKind(Kind other) {
        return new Threshold(other, share, least, count);
    }

    public Threshold withShare(double other) {
        return new Threshold(kind, other, least, count);
    }

    public Threshold withLeast(double other) {
        return new Threshold(kind, share, other, count);
    }

    public Threshold withCount(int other) {
        return new Threshold(kind, share, least, other);
    }
}
