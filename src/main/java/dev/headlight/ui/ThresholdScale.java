package dev.headlight.ui;

import dev.headlight.core.Threshold;
import java.util.Locale;

/** How a threshold stands on a slider from 0 to 1: further right draws more. */
final class ThresholdScale {
    private ThresholdScale() {}

    static double position(Threshold threshold) {
        return switch (threshold.kind()) {
            case SHARE -> threshold.share();
            // Most weights are small: half of the slider is for those under a quarter.
            case VALUE -> 1 - Math.sqrt(threshold.least());
            case COUNT -> Math.log(threshold.count()) / Math.log(Threshold.MOST_LINKS);
        };
    }

    /** The threshold at a place of the slider, of the same kind. */
    static Threshold at(Threshold threshold, double position) {
        double place = Math.clamp(position, 0, 1);
        return switch (threshold.kind()) {
            case SHARE -> threshold.withShare(place);
            case VALUE -> threshold.withLeast(rounded((1 - place) * (1 - place)));
            case COUNT -> threshold.withCount((int) Math.round(Math.pow(Threshold.MOST_LINKS, place)));
        };
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }

    static String name(Threshold.Kind kind) {
        return switch (kind) {
            case SHARE -> "Attention kept per token";
            case VALUE -> "Links from this weight on";
            case COUNT -> "Strongest links of all";
        };
    }

    static String shortName(Threshold.Kind kind) {
        return switch (kind) {
            case SHARE -> "share";
            case VALUE -> "weight";
            case COUNT -> "number";
        };
    }

    static String text(Threshold threshold) {
        return switch (threshold.kind()) {
            case SHARE -> String.format(Locale.ROOT, "%.0f %%", 100 * threshold.share());
            case VALUE -> String.format(Locale.ROOT, "%.3f", threshold.least());
            case COUNT -> Integer.toString(threshold.count());
        };
    }
}
