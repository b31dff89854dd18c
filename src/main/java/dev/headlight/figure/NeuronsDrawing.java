package dev.headlight.figure;

import dev.headlight.analysis.neurons.ScoreChain;
import dev.headlight.analysis.neurons.ScoreScale.Rest;
import dev.headlight.figure.NeuronsGeometry.Column;

/** Draws title, headings, sums and legends of a neurons figure. */
final class NeuronsDrawing {
    private static final double TITLE = 13;
    private static final double SMALL = 10.5;
    private static final double NUMBER = 11.7;
    private static final double LEGEND_HEIGHT = 8;
    private static final double NUMBER_ROOM = 54;

    private final FigureFrame frame;
    private final NeuronsModel model;
    private final NeuronsGeometry geometry;
    private final NeuronWords words;

    NeuronsDrawing(FigureFrame frame, NeuronsModel model, NeuronsGeometry geometry) {
        this.frame = frame;
        this.model = model;
        this.geometry = geometry;
        this.words = new NeuronWords(model);
    }

    /** Everything that does not depend on the key in focus. */
    void numbers(Painter painter) {
        title(painter);
        headings(painter);
        if (geometry.showsVectors()) {
            new NeuronStrips(frame, model, geometry).paint(painter);
            legends(painter);
        }
        painter.clipped(geometry.rows(), () -> {
            for (int key = geometry.firstKey(); key < geometry.endKey(model.keys()); key++) {
                row(painter, key);
            }
        });
    }

    private void title(Painter painter) {
        TextStyle style =
                frame.words(TITLE, frame.theme().text(), TextStyle.Anchor.START).strong(true);
        String title = "Head " + model.scores().head().label() + ", what "
                + model.tokenText(model.chain().query()) + " looks for";
        painter.text(TokenText.fit(title, frame.width() * 0.5, style, frame.measure()), 0, 13, style);
        TextStyle rule = frame.words(SMALL + 1, frame.theme().muted(), TextStyle.Anchor.END);
        double room =
                frame.width() - Math.min(frame.width() * 0.5, frame.measure().width(title, style)) - 20;
        painter.text(TokenText.fit(words.rule(), room, rule, frame.measure()), frame.width() - 4, 13, rule);
    }

    private void headings(Painter painter) {
        double baseline = geometry.showsVectors() ? 34 : geometry.rows().y() - 8;
        TextStyle style = frame.words(SMALL, frame.theme().muted(), TextStyle.Anchor.START);
        if (geometry.showsVectors()) {
            String of = model.chain().headSize() + " numbers" + sorting();
            heading(painter, "q and k, " + of, geometry.keyStrips(), baseline, style);
            heading(painter, "q × k, number by number", geometry.productStrips(), baseline, style);
            TextStyle query = frame.mono(frame.monoSize(NUMBER), frame.theme().accent(), TextStyle.Anchor.START);
            painter.text(
                    TokenText.fit(NeuronWords.query(model), geometry.labelRoom(), query, frame.measure()),
                    NeuronsGeometry.LEFT,
                    geometry.queryStrip().bottom() - 3,
                    query);
        }
        double sums = geometry.showsVectors() ? geometry.queryStrip().bottom() - 3 : baseline;
        for (Column column : geometry.columns()) {
            TextStyle.Anchor anchor =
                    column.sum() == NeuronsGeometry.Sum.SOFTMAX ? TextStyle.Anchor.START : TextStyle.Anchor.END;
            double x = anchor == TextStyle.Anchor.START ? column.x() : column.right() - 4;
            painter.text(name(column), x, sums, style.with(anchor));
        }
    }

    private String sorting() {
        return model.sortKey() < 0 ? "" : ", by what they add to " + model.tokenText(model.sortKey());
    }

    private void heading(Painter painter, String text, Rect column, double baseline, TextStyle style) {
        String fitting = TokenText.fit(text, column.width() + 10, style, frame.measure());
        painter.text(fitting, column.x(), baseline, style);
    }

    private String name(Column column) {
        return switch (column.sum()) {
            case DOT -> "q · k";
            case SCALED -> "× " + NeuronWords.number(model.scores().scale().value());
            case REST -> model.scores().scale().rest() == Rest.POSITION ? "+ position" : "+ rest";
            case MASK -> "+ mask";
            case SOFTMAX -> "softmax";
        };
    }

    private void row(Painter painter, int key) {
        double baseline = geometry.rowY(key) + NeuronsGeometry.ROW_HEIGHT / 2 + NUMBER * 0.35;
        FigureTheme theme = frame.theme();
        Rgba color = model.token(key).special() ? theme.muted() : theme.text();
        TextStyle label = frame.mono(frame.monoSize(NUMBER), color, TextStyle.Anchor.START);
        String text = TokenText.fit(
                model.tokenText(key), geometry.labelRoom() - NeuronsGeometry.LEFT + 0.5, label, frame.measure());
        painter.text(text, NeuronsGeometry.LEFT, baseline, label);
        for (Column column : geometry.columns()) {
            sum(painter, column, key, baseline);
        }
    }

    private void sum(Painter painter, Column column, int key, double baseline) {
        ScoreChain chain = model.chain();
        TextStyle style = frame.mono(frame.monoSize(NUMBER), frame.theme().text(), TextStyle.Anchor.END);
        double right = column.right() - 4;
        switch (column.sum()) {
            case DOT -> painter.text(NeuronWords.number(chain.dot(key)), right, baseline, style);
            case SCALED -> painter.text(NeuronWords.number(chain.scaled(key)), right, baseline, style);
            case REST -> painter.text(NeuronWords.number(chain.rest(key)), right, baseline, style);
            case MASK -> painter.text(chain.isMasked(key) ? "−∞" : "0", right, baseline, style);
            case SOFTMAX -> softmax(painter, column, key, baseline, style);
        }
    }

    private void softmax(Painter painter, Column column, int key, double baseline, TextStyle style) {
        double room = Math.max(0, column.width() - NUMBER_ROOM);
        double softmax = model.chain().softmax(key);
        Rect bar = new Rect(
                column.x(),
                geometry.rowY(key) + NeuronsGeometry.ROW_HEIGHT / 2 - 5,
                frame.whole(Math.max(1, room * softmax)),
                10);
        painter.fill(bar, 2, color());
        painter.text(NeuronWords.number(softmax), column.right(), baseline, style);
    }

    private Rgba color() {
        HeadColors colors =
                HeadColors.of(model.trace().attentions().heads(), frame.theme().dark());
        return colors.color(model.scores().head().head());
    }

    private void legends(Painter painter) {
        double y = frame.height() - NeuronsGeometry.BOTTOM + 26;
        double width = Math.min(180, frame.width() / 4);
        double x = geometry.keyStrips().x();
        legend(painter, "q and k", x, y, width, model.domain().vectors());
        legend(
                painter,
                "q × k, colours by the square root",
                x + width + 30,
                y,
                width,
                model.domain().products());
        TextStyle note = frame.words(SMALL, frame.theme().muted(), TextStyle.Anchor.START);
        double left = x + 2 * (width + 30);
        String text =
                TokenText.fit("upper half positive, lower half negative", frame.width() - left, note, frame.measure());
        painter.text(text, left, y + LEGEND_HEIGHT, note);
    }

    private void legend(Painter painter, String name, double x, double y, double width, double largest) {
        painter.image(ColorMap.diverging(frame.theme().dark()).strip(), new Rect(x, y, width, LEGEND_HEIGHT));
        TextStyle style = frame.words(SMALL, frame.theme().muted(), TextStyle.Anchor.START);
        double baseline = y + LEGEND_HEIGHT + 13;
        painter.text(NeuronWords.number(-largest), x, baseline, style);
        painter.text(name, x, y - 5, style);
        painter.text("0", x + width / 2, baseline, style.with(TextStyle.Anchor.MIDDLE));
        painter.text(NeuronWords.number(largest), x + width, baseline, style.with(TextStyle.Anchor.END));
    }

    /** What the key in focus changes. */
    void focus(Painter painter, int key) {
        painter.clipped(
                geometry.rows(),
                () -> painter.outline(
                        geometry.row(key).inset(0.75), 3, frame.theme().accent(), 1.5));
        if (geometry.showsChart()) {
            new NeuronsChart(frame, model, geometry).paint(painter, key);
        }
    }
}
