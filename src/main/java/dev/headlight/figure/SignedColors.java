package dev.headlight.figure;

/**
 * Colours for numbers of both signs: blue below 0, orange above, nearly the ground at 0. The two ends are equally light,
 * so that neither sign looks stronger, and can be told apart with every common colour vision.
 */
public final class SignedColors {
    private static final int SIZE = 129;

    private static final SignedColors ON_DARK = new SignedColors(Rgba.hex("#4f9dfa"), "#232a33", "#f08a3c");
    private static final SignedColors ON_LIGHT = new SignedColors(Rgba.hex("#0b62c4"), "#e9edf1", "#b84f06");

    private final int[] argb = new int[SIZE];

    private SignedColors(Rgba negative, String zero, String positive) {
        Rgba middle = Rgba.hex(zero);
        Rgba end = Rgba.hex(positive);
        for (int i = 0; i < SIZE; i++) {
            double place = 2.0 * i / (SIZE - 1) - 1;
            argb[i] = mixed(middle, place < 0 ? negative : end, Math.abs(place));
        }
    }

    /** The colours that stand on a theme's ground. */
    public static SignedColors on(FigureTheme theme) {
        return theme.dark() ? ON_DARK : ON_LIGHT;
    }

    private static int mixed(Rgba from, Rgba to, double share) {
        return 0xFF000000
                | mixed(from.red(), to.red(), share) << 16
                | mixed(from.green(), to.green(), share) << 8
                | mixed(from.blue(), to.blue(), share);
    }

    private static int mixed(int from, int to, double share) {
        return (int) Math.round(from + (to - from) * share);
    }

    /**
     * The colour of a number as alpha, red, green, blue.
     *
     * @param number NaN counts as 0
     * @param largest the number at the end of the scale, at least 0; larger ones take the colour of the end
     */
    public int argb(double number, double largest) {
        double place = largest > 0 && !Double.isNaN(number) ? Math.clamp(number / largest, -1, 1) : 0;
        return argb[(int) Math.round((place + 1) / 2 * (SIZE - 1))];
    }

    /** The whole scale from the most negative to the largest number, one pixel high, for legends. */
    public Pixels strip() {
        return new Pixels(SIZE, 1, argb.clone());
    }
}
