package dev.headlight.figure;

import dev.headlight.analysis.Link;
import dev.headlight.analysis.Links;
import dev.headlight.core.AttentionMatrix;
import dev.headlight.core.Selection;
import dev.headlight.core.TokenFocus;
import dev.headlight.core.Trace;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The links of the shown heads without regard to the token in focus. Immutable; dear to make, so keep it while only the
 * focus changes.
 */
final class LinksModel {
    /** More curves than this cannot be told apart. */
    static final int MOST_LINKS = 6_000;

    private static final int MOST_FOCUSED_LINKS = 1_500;

    private final ShownHeads heads;
    private final double share;
    private final float[][] weakest;
    private final long wanted;
    private final LinkList links;

    private LinksModel(ShownHeads heads, double share) {
        this.heads = heads;
        this.share = share;
        this.weakest = new float[heads.heads().size()][heads.tokens()];
        List<Links> strongest = IntStream.range(0, weakest.length)
                .parallel()
                .mapToObj(slot -> Links.strongest(heads.matrix(slot), share))
                .toList();
        this.wanted =
                strongest.stream().mapToLong(chosen -> chosen.shown().size()).sum();
        this.links = collect(strongest);
    }

    static LinksModel of(ShownHeads heads, double share) {
        return new LinksModel(heads, share);
    }

    private LinkList collect(List<Links> strongest) {
        LinkList.Builder builder = new LinkList.Builder(heads.tokens());
        for (int slot = 0; slot < weakest.length; slot++) {
            Arrays.fill(weakest[slot], Float.POSITIVE_INFINITY);
            for (Link link : strongest.get(slot).shown()) {
                weakest[slot][link.query()] = Math.min(weakest[slot][link.query()], link.weight());
                if (link.weight() >= LinkLook.LEAST_VISIBLE) {
                    builder.add(slot, link.query(), link.key(), link.weight());
                }
            }
        }
        return builder.strongest(MOST_LINKS);
    }

    private boolean isDrawn(int slot, int query, float weight) {
        return weight >= LinkLook.LEAST_VISIBLE && weight >= weakest[slot][query];
    }

    /** Whether this is what the selection shows of that very trace. */
    boolean isShownBy(Trace trace, Selection selection) {
        return heads.areShownBy(trace, selection) && share == selection.share();
    }

    ShownHeads heads() {
        return heads;
    }

    /** All links that are drawn. */
    LinkList links() {
        return links;
    }

    /** The links of the tokens in focus; that of a pair is there however weak it is. */
    LinkList links(TokenFocus focus) {
        LinkList.Builder builder = new LinkList.Builder(heads.tokens());
        for (int slot = 0; slot < heads.heads().size(); slot++) {
            switch (focus) {
                case TokenFocus.None() -> {}
                case TokenFocus.Query(int query) -> addRow(slot, query, builder);
                case TokenFocus.Key(int key) -> addColumn(slot, key, builder);
                case TokenFocus.Pair(int query, int key) ->
                    builder.add(slot, query, key, heads.matrix(slot).weight(query, key));
            }
        }
        return builder.strongest(MOST_FOCUSED_LINKS);
    }

    private void addRow(int slot, int query, LinkList.Builder builder) {
        float[] row = heads.matrix(slot).row(query);
        for (int key = 0; key < row.length; key++) {
            if (isDrawn(slot, query, row[key])) {
                builder.add(slot, query, key, row[key]);
            }
        }
    }

    private void addColumn(int slot, int key, LinkList.Builder builder) {
        AttentionMatrix matrix = heads.matrix(slot);
        for (int query = 0; query < matrix.queries(); query++) {
            float weight = matrix.weight(query, key);
            if (isDrawn(slot, query, weight)) {
                builder.add(slot, query, key, weight);
            }
        }
    }

    /** What is not drawn, as one sentence. */
    String omissions() {
        long all = (long) heads.heads().size() * heads.tokens() * heads.tokens();
        if (links.size() == all) {
            return "";
        }
        String row = String.format(Locale.ROOT, "%.0f %% of each row", 100 * share);
        return String.format(
                Locale.ROOT,
                "%,d of %,d links drawn: %s; %.1f %% of the attention is not drawn.",
                links.size(),
                all,
                links.size() == wanted ? "the strongest " + row : which(row),
                100 * notDrawn());
    }

    private String which(String row) {
        return links.size() == MOST_LINKS
                ? String.format(Locale.ROOT, "the strongest of the %,d that make up %s", wanted, row)
                : "the strongest " + row + " without those under " + LinkLook.LEAST_VISIBLE;
    }

    private double notDrawn() {
        double drawn = 0;
        for (int i = 0; i < links.size(); i++) {
            drawn += links.weight(i);
        }
        double all = (double) heads.heads().size() * heads.tokens();
        return Math.max(0, 1 - drawn / all);
    }
}
