package dev.headlight.figure;

import dev.headlight.analysis.Link;
import dev.headlight.analysis.Links;
import dev.headlight.analysis.StrongestLinks;
import dev.headlight.analysis.reading.ReadAttention;
import dev.headlight.core.AttentionMatrix;
import dev.headlight.core.Threshold;
import dev.headlight.core.TokenFocus;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The links of a reading without regard to what is in focus. A focus here counts in units. Immutable; dear to make, so
 * keep it while only the focus changes.
 */
final class LinksModel {
    /** More curves than this cannot be told apart. */
    static final int MOST_LINKS = 6_000;

    private static final int MOST_FOCUSED_LINKS = 1_500;

    private final ReadAttention read;
    private final Threshold threshold;
    private final float[][] weakest;
    private final long wanted;
    private final double all;
    private final LinkList links;

    LinksModel(ReadAttention read, Threshold threshold) {
        this.read = read;
        this.threshold = threshold;
        this.weakest = new float[read.slots()][read.queries().size()];
        List<Chosen> chosen = IntStream.range(0, weakest.length)
                .parallel()
                .mapToObj(slot -> choose(read.matrix(slot), threshold))
                .toList();
        this.wanted = chosen.stream().mapToLong(Chosen::wanted).sum();
        this.all = chosen.stream().mapToDouble(Chosen::mass).sum();
        this.links = collect(chosen);
        findWeakest(chosen);
    }

    /**
     * What a threshold lets through of one matrix.
     *
     * @param wanted how many links those are, some of which may not be drawn
     * @param mass the sum of all weights
     */
    private record Chosen(List<Link> shown, long wanted, double mass) {}

    private static Chosen choose(AttentionMatrix matrix, Threshold threshold) {
        if (threshold.kind() == Threshold.Kind.SHARE && threshold.share() < 1) {
            Links links = Links.strongest(matrix, threshold.share());
            return new Chosen(links.shown(), links.shown().size(), links.mass());
        }
        boolean isCounted = threshold.kind() == Threshold.Kind.COUNT;
        double least = threshold.kind() == Threshold.Kind.VALUE ? threshold.least() : 0;
        StrongestLinks links = StrongestLinks.of(matrix, least, isCounted ? threshold.count() : MOST_LINKS);
        return new Chosen(links.shown(), links.reached(), links.mass());
    }

    private LinkList collect(List<Chosen> chosen) {
        LinkList.Builder builder = builder();
        for (int slot = 0; slot < weakest.length; slot++) {
            for (Link link : chosen.get(slot).shown()) {
                if (link.weight() >= LinkLook.LEAST_VISIBLE) {
                    builder.add(slot, link.query(), link.key(), link.weight());
                }
            }
        }
        return builder.strongest(threshold.kind() == Threshold.Kind.COUNT ? threshold.count() : MOST_LINKS);
    }

    /** The bound of each row, by which links of what is in focus are drawn. */
    private void findWeakest(List<Chosen> chosen) {
        for (int slot = 0; slot < weakest.length; slot++) {
            float[] rows = weakest[slot];
            switch (threshold.kind()) {
                case VALUE -> Arrays.fill(rows, (float) threshold.least());
                case COUNT -> Arrays.fill(rows, links.size() == 0 ? Float.POSITIVE_INFINITY : links.weight(0));
                case SHARE -> {
                    Arrays.fill(rows, threshold.share() < 1 ? Float.POSITIVE_INFINITY : 0);
                    chosen.get(slot)
                            .shown()
                            .forEach(link -> rows[link.query()] = Math.min(rows[link.query()], link.weight()));
                }
            }
        }
    }

    private LinkList.Builder builder() {
        return new LinkList.Builder(read.queries().size(), read.keys().size());
    }

    private boolean isDrawn(int slot, int query, float weight) {
        return weight >= LinkLook.LEAST_VISIBLE && weight >= weakest[slot][query];
    }

    /** Whether this is what a threshold leaves of that very reading. */
    boolean isOf(ReadAttention other, Threshold chosen) {
        return new SameObject(read).equals(new SameObject(other)) && threshold.equals(chosen);
    }

    ReadAttention read() {
        return read;
    }

    /** All links that are drawn. */
    LinkList links() {
        return links;
    }

    /** The links of the units in focus; that of a pair is there however weak it is. */
    LinkList links(TokenFocus focus) {
        LinkList.Builder builder = builder();
        for (int slot = 0; slot < read.slots(); slot++) {
            switch (focus) {
                case TokenFocus.None() -> {}
                case TokenFocus.Query(int query) -> addRow(slot, query, builder);
                case TokenFocus.Key(int key) -> addColumn(slot, key, builder);
                case TokenFocus.Pair(int query, int key) ->
                    builder.add(slot, query, key, read.matrix(slot).weight(query, key));
            }
        }
        return builder.strongest(MOST_FOCUSED_LINKS);
    }

    private void addRow(int slot, int query, LinkList.Builder builder) {
        float[] row = read.matrix(slot).row(query);
        for (int key = 0; key < row.length; key++) {
            if (isDrawn(slot, query, row[key])) {
                builder.add(slot, query, key, row[key]);
            }
        }
    }

    private void addColumn(int slot, int key, LinkList.Builder builder) {
        AttentionMatrix matrix = read.matrix(slot);
        for (int query = 0; query < matrix.queries(); query++) {
            float weight = matrix.weight(query, key);
            if (isDrawn(slot, query, weight)) {
                builder.add(slot, query, key, weight);
            }
        }
    }

    /** What is not drawn, as one sentence. */
    String omissions() {
        return new LinksWords(read, threshold).omissions(links, wanted, all);
    }
}
