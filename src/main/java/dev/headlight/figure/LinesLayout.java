package dev.headlight.figure;

import dev.headlight.analysis.reading.Axis;
import dev.headlight.analysis.reading.ReadAttention;
import java.util.ArrayList;
import java.util.List;

/** Lays the units of a reading out in two lines. */
final class LinesLayout {
    /** Size of the letters in parts of the size of the lines. */
    private static final double LETTERS = 0.72;

    private static final double USUAL_SIZE = 18.6;
    private static final double SIDE = 46;
    private static final double HEADER = 8;
    /** In parts of the letters' size, as the least width: a number with two decimals fits below it. */
    private static final double GAP = 0.55;

    private static final double LEAST_WIDTH = 1.9;
    private static final double MOST_SPAN = 300;
    private static final double LEAST_SPAN = 30;

    private LinesLayout() {}

    static LinesGeometry of(ReadAttention read, LinksViewport viewport, FigureFrame frame) {
        double room = Math.max(1, frame.width() - 2 * SIDE);
        double step = frame.monoSize(0) / LETTERS;
        double wanted = viewport.rowHeight() == 0 ? fitting(read, room, frame) : viewport.rowHeight();
        double size =
                LinesGeometry.stepped(Math.clamp(wanted, LinesGeometry.LEAST_SIZE, LinesGeometry.MOST_SIZE), step);
        double fontSize = size * LETTERS;
        List<LinesGeometry.Place> queries = places(read.queries(), fontSize, frame);
        List<LinesGeometry.Place> keys = places(read.keys(), fontSize, frame);
        Rect area = new Rect(SIDE, 0, room, frame.height());
        double most = Math.max(0, Math.max(LinesGeometry.length(queries), LinesGeometry.length(keys)) - room);
        double offset = Math.clamp(viewport.firstRow() * size, 0, most);
        return new LinesGeometry(
                area,
                size,
                offset,
                queries,
                keys,
                TextDirection.isRightToLeft(read),
                type(read.slots(), fontSize, step, frame));
    }

    /** The largest usual size at which everything is seen, or the least. */
    private static double fitting(ReadAttention read, double room, FigureFrame frame) {
        double size = USUAL_SIZE;
        while (size > LinesGeometry.LEAST_SIZE) {
            double fontSize = frame.monoSize(size * LETTERS);
            double length = Math.max(
                    LinesGeometry.length(places(read.queries(), fontSize, frame)),
                    LinesGeometry.length(places(read.keys(), fontSize, frame)));
            if (length <= room) {
                return fontSize / LETTERS;
            }
            size -= 0.8;
        }
        return LinesGeometry.LEAST_SIZE;
    }

    private static List<LinesGeometry.Place> places(Axis axis, double fontSize, FigureFrame frame) {
        TextStyle style = frame.mono(fontSize, frame.theme().text(), TextStyle.Anchor.MIDDLE);
        List<LinesGeometry.Place> places = new ArrayList<>(axis.size());
        double start = 0;
        for (int unit = 0; unit < axis.size(); unit++) {
            double width = frame.measure().width(TokenText.of(axis.unit(unit)), style);
            LinesGeometry.Place place =
                    new LinesGeometry.Place(start, Math.max(LEAST_WIDTH * fontSize, width) + GAP * fontSize);
            places.add(place);
            start += place.width();
        }
        return places;
    }

    private static LinesGeometry.Type type(int slots, double fontSize, double step, FigureFrame frame) {
        double barHeight = Math.clamp(Math.floor(48.0 / slots) - 1, 1, 4);
        double bars = slots * (barHeight + 1);
        double beside = HEADER + LinesGeometry.NUMBER_HEIGHT + fontSize + LinesGeometry.NEAR + bars;
        double span = Math.clamp(frame.height() - 2 * beside, LEAST_SPAN, MOST_SPAN);
        double linksTop = frame.snap(beside);
        return new LinesGeometry.Type(fontSize, step, barHeight, linksTop, frame.snap(linksTop + span), bars);
    }
}
