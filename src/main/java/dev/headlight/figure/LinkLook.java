package dev.headlight.figure;

/** How a weight becomes the opacity and width of a link. */
final class LinkLook {
    /** Below this weight a link would change no pixel that anybody could see. */
    static final float LEAST_VISIBLE = 0.001f;

    private LinkLook() {}

    static double opacity(float weight) {
        return Math.pow(weight, 0.75);
    }

    /** Of a link of the token in focus: weak ones can be told from none at all. */
    static double focusedOpacity(float weight) {
        return 0.15 + 0.85 * Math.sqrt(weight);
    }

    /** In logical pixels; thinner where rows stand close or many heads lie over each other. */
    static double width(float weight, double rowHeight, int heads) {
        return (0.8 + 3.2 * weight) * Math.clamp(rowHeight / 24, 0.55, 1) / (1 + 0.05 * (heads - 1));
    }
}
