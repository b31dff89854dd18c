package dev.headlight.figure;

/** Every letter is six tenths of the size wide, as in JetBrains Mono. */
record FixedMeasure() implements TextMeasure {
    static FigureFrame frame(double width, double height) {
        return new FigureFrame(width, height, 1, FigureTheme.DARK, new FixedMeasure());
    }

    @Override
    public double width(String text, TextStyle style) {
        return 0.6 * style.size() * text.codePointCount(0, text.length());
    }
}
