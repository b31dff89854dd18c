package dev.headlight.figure;

/**
 * Colours for numbers of both signs, centred on 0: blue below, orange above.
 *
 * @param map diverging
 * @param isRooted whether the colour grows with the square root of the number, which brings out small ones
 */
record SignedColors(ColorMap map, boolean isRooted) {
    static SignedColors linear(FigureTheme theme) {
        return new SignedColors(ColorMap.diverging(theme.dark()), false);
    }

    static SignedColors rooted(FigureTheme theme) {
        return new SignedColors(ColorMap.diverging(theme.dark()), true);
    }

    /**
     * The colour of a number as alpha, red, green, blue.
     *
     * @param number what is not a number counts as 0
     * @param largest the number at the end of the scale, at least 0; larger ones take the colour of the end
     */
    int argb(double number, double largest) {
        double place = largest > 0 && !Double.isNaN(number) ? Math.clamp(number / largest, -1, 1) : 0;
        double shown = isRooted ? Math.copySign(Math.sqrt(Math.abs(place)), place) : place;
        return map.argb((float) (shown / 2 + 0.5));
    }

    Rgba color(double number, double largest) {
        return new Rgba(argb(number, largest));
    }
}
