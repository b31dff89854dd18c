package dev.headlight.figure;

import dev.headlight.analysis.reading.ReadAttention;
import dev.headlight.core.Threshold;
import java.util.Locale;

/** Says which links are drawn and what that leaves out. */
record LinksWords(ReadAttention read, Threshold threshold) {
    /**
     * One sentence; empty where every link is drawn.
     *
     * @param drawn the links that are drawn
     * @param wanted how many the threshold lets through
     * @param all the sum of all weights
     */
    String omissions(LinkList drawn, long wanted, double all) {
        long possible =
                (long) read.slots() * read.queries().size() * read.keys().size();
        if (drawn.size() == possible) {
            return "";
        }
        return String.format(
                Locale.ROOT,
                "%,d of %,d links drawn: %s; %.1f %% of the attention %sis not drawn.",
                drawn.size(),
                possible,
                which(drawn.size(), wanted),
                100 * notDrawn(drawn, all),
                read.rowsSumToOne() ? "" : "shown here ");
    }

    private String which(int drawn, long wanted) {
        return switch (threshold.kind()) {
            case SHARE -> strongest("the strongest ", share(), drawn, wanted);
            case VALUE -> strongest("", "those of %s and more".formatted(least()), drawn, wanted);
            case COUNT -> "the strongest of all";
        };
    }

    private static String strongest(String most, String what, int drawn, long wanted) {
        if (drawn == wanted) {
            return most + what;
        }
        return drawn == LinksModel.MOST_LINKS
                ? String.format(Locale.ROOT, "the strongest of the %,d that make up %s", wanted, what)
                : most + what + " without those under " + LinkLook.LEAST_VISIBLE;
    }

    private String share() {
        return String.format(Locale.ROOT, "%.0f %% of each row", 100 * threshold.share());
    }

    private String least() {
        return String.format(Locale.ROOT, "%.3f", threshold.least());
    }

    private static double notDrawn(LinkList links, double all) {
        double drawn = 0;
        for (int i = 0; i < links.size(); i++) {
            drawn += links.weight(i);
        }
        return all > 0 ? Math.max(0, 1 - drawn / all) : 0;
    }
}
