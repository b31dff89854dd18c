package dev.headlight.figure;

/** Signs that stand upright set one below the other, as Chinese, Japanese and Korean lines run down. */
final class UprightText {
    /** From one sign to the next, in parts of their size. */
    private static final double LINE = 1.12;

    private UprightText() {}

    /**
     * @param center of the column
     * @param bottom lower edge of the last sign
     * @param room how high the text may be; what does not fit is cut with an ellipsis
     */
    static void paint(Painter painter, String text, double center, double bottom, double room, TextStyle style) {
        double line = style.size() * LINE;
        int[] signs = text.codePoints().toArray();
        int fitting = Math.clamp((int) (room / line), 1, signs.length);
        double last = bottom - style.size() * 0.1;
        for (int sign = 0; sign < fitting; sign++) {
            boolean isCut = sign == fitting - 1 && fitting < signs.length;
            String shown = isCut ? "…" : Character.toString(signs[sign]);
            painter.text(shown, center, last - (fitting - 1 - sign) * line, style.with(TextStyle.Anchor.MIDDLE));
        }
    }
}
