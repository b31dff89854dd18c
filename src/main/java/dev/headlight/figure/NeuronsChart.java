package dev.headlight.figure;

import dev.headlight.analysis.neurons.ScoreChain;

/** The products of one key as bars, upwards where they add to the score and downwards where they take from it. */
record NeuronsChart(FigureFrame frame, NeuronsModel model, NeuronsGeometry geometry) {
    private static final double CAPTION = 10.5;

    void paint(Painter painter, int key) {
        Rect chart = geometry.chart();
        ScoreChain chain = model.chain();
        double width = chart.width() / chain.headSize();
        double zero = frame.snap(chart.centerY());
        SignedColors colors = SignedColors.linear(frame.theme());
        double largest = largest(key);
        for (int column = 0; column < chain.headSize(); column++) {
            double product = chain.product(key, model.order().get(column));
            double length = largest == 0 ? 0 : chart.height() / 2 * Math.abs(product) / largest;
            Rect bar = new Rect(
                    chart.x() + column * width + width * 0.1,
                    product < 0 ? zero : zero - length,
                    width * 0.8,
                    Math.max(length, 0.5));
            painter.fill(bar, 0, colors.color(Math.copySign(1, product), 1));
        }
        painter.line(chart.x(), zero, chart.right(), zero, frame.theme().faint(), 1);
        captions(painter, key, largest);
    }

    private double largest(int key) {
        double largest = 0;
        for (int dimension = 0; dimension < model.chain().headSize(); dimension++) {
            largest = Math.max(largest, Math.abs(model.chain().product(key, dimension)));
        }
        return largest;
    }

    private void captions(Painter painter, int key, double largest) {
        Rect chart = geometry.chart();
        FigureTheme theme = frame.theme();
        TextStyle quiet = frame.words(CAPTION, theme.muted(), TextStyle.Anchor.START);
        String title = "q × k of " + new NeuronWords(model).pair(key) + ", adding up to "
                + NeuronWords.number(model.chain().dot(key));
        painter.text(TokenText.fit(title, chart.width(), quiet, frame.measure()), chart.x(), chart.y() - 7, quiet);
        TextStyle numbers = frame.mono(frame.monoSize(10), theme.muted(), TextStyle.Anchor.END);
        painter.text("+" + NeuronWords.number(largest), chart.x() - 6, chart.y() + 8, numbers);
        painter.text("0", chart.x() - 6, chart.centerY() + 3.5, numbers);
        painter.text(NeuronWords.number(-largest), chart.x() - 6, chart.bottom(), numbers);
    }
}
