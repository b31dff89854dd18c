package dev.headlight.figure;

import dev.headlight.analysis.reading.Axis;
import dev.headlight.analysis.reading.ReadAttention;
import dev.headlight.core.TokenFocus;
import java.util.ArrayList;
import java.util.List;

/**
 * Two lines of tokens, those that look above those that are looked at, with links between; the tokens of a text that runs
 * from right to left stand in that order. All in logical pixels.
 *
 * @param area where tokens are seen
 * @param size of the lines: what a row's height is in columns
 * @param offset how much of the content is scrolled away
 * @param queries the places of the upper line, from the beginning of the text
 * @param keys the places of the lower line
 * @param isRightToLeft whether the text begins at the right
 * @param type of the letters and bars
 */
record LinesGeometry(
        Rect area, double size, double offset, List<Place> queries, List<Place> keys, boolean isRightToLeft, Type type)
        implements LinksArrangement {
    static final double LEAST_SIZE = 13;
    static final double MOST_SIZE = 31;
    static final double NUMBER_HEIGHT = 15;
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
    private static final double NEAR = 6;

    /**
     * A unit on its line.
     *
     * @param start from the beginning of the text
     * @param width with the gap to the next
     */
    record Place(double start, double width) {}

    /**
     * @param fontSize of tokens
     * @param step from one size of the lines to the next at which letters stand evenly
     * @param barHeight of one head's bar
     * @param linksTop where links begin
     * @param linksBottom where they end
     * @param bars height of all bars together
     */
    record Type(double fontSize, double step, double barHeight, double linksTop, double linksBottom, double bars) {
        double queryBaseline() {
            return linksTop - bars - NEAR;
        }

        double keyBaseline() {
            return linksBottom + bars + NEAR + fontSize * 0.72;
        }
    }

    static LinesGeometry of(ReadAttention read, LinksViewport viewport, FigureFrame frame) {
        double room = Math.max(1, frame.width() - 2 * SIDE);
        double step = frame.monoSize(0) / LETTERS;
        double wanted = viewport.rowHeight() == 0 ? fitting(read, room, frame) : viewport.rowHeight();
        double size = stepped(Math.clamp(wanted, LEAST_SIZE, MOST_SIZE), step);
        double fontSize = size * LETTERS;
        List<Place> queries = places(read.queries(), fontSize, frame);
        List<Place> keys = places(read.keys(), fontSize, frame);
        Rect area = new Rect(SIDE, 0, room, frame.height());
        double most = Math.max(0, Math.max(length(queries), length(keys)) - room);
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

    /** The nearest size at which letters are a whole number of device pixels wide. */
    private static double stepped(double size, double step) {
        return Math.max(1, Math.round(size / step)) * step;
    }

    /** The largest usual size at which everything is seen, or the least. */
    private static double fitting(ReadAttention read, double room, FigureFrame frame) {
        double size = USUAL_SIZE;
        while (size > LEAST_SIZE) {
            double fontSize = frame.monoSize(size * LETTERS);
            double length = Math.max(
                    length(places(read.queries(), fontSize, frame)), length(places(read.keys(), fontSize, frame)));
            if (length <= room) {
                return size;
            }
            size -= 0.8;
        }
        return LEAST_SIZE;
    }

    private static List<Place> places(Axis axis, double fontSize, FigureFrame frame) {
        TextStyle style = frame.mono(fontSize, frame.theme().text(), TextStyle.Anchor.MIDDLE);
        List<Place> places = new ArrayList<>(axis.size());
        double start = 0;
        for (int unit = 0; unit < axis.size(); unit++) {
            double width = frame.measure().width(TokenText.of(axis.unit(unit)), style);
            Place place = new Place(start, Math.max(LEAST_WIDTH * fontSize, width) + GAP * fontSize);
            places.add(place);
            start += place.width();
        }
        return places;
    }

    private static double length(List<Place> places) {
        return places.isEmpty()
                ? 0
                : places.getLast().start() + places.getLast().width();
    }

    private static Type type(int slots, double fontSize, double step, FigureFrame frame) {
        double barHeight = Math.clamp(Math.floor(48.0 / slots) - 1, 1, 4);
        double bars = slots * (barHeight + 1);
        double beside = HEADER + NUMBER_HEIGHT + fontSize + NEAR + bars;
        double span = Math.clamp(frame.height() - 2 * beside, LEAST_SPAN, MOST_SPAN);
        double linksTop = frame.snap(beside);
        return new Type(fontSize, step, barHeight, linksTop, frame.snap(linksTop + span), bars);
    }

    List<Place> line(boolean looks) {
        return looks ? queries : keys;
    }

    /** The middle of a unit. */
    double centerX(int unit, boolean looks) {
        Place place = line(looks).get(unit);
        double middle = place.start() + place.width() / 2 - offset;
        return isRightToLeft ? area.right() - middle : area.x() + middle;
    }

    boolean isSeen(int unit, boolean looks) {
        double half = line(looks).get(unit).width() / 2;
        double x = centerX(unit, looks);
        return x + half > area.x() && x - half < area.right();
    }

    @Override
    public LinksPainting painting(FigureFrame frame, LinksModel model) {
        return new LinesDrawing(frame, model, this);
    }

    @Override
    public TokenFocus unitAt(double x, double y) {
        if (!area.contains(x, y) || y > type.keyBaseline() + NUMBER_HEIGHT + NEAR) {
            return TokenFocus.NONE;
        }
        boolean looks = y < (type.linksTop() + type.linksBottom()) / 2;
        double along = (isRightToLeft ? area.right() - x : x - area.x()) + offset;
        List<Place> line = line(looks);
        for (int unit = 0; unit < line.size(); unit++) {
            Place place = line.get(unit);
            if (along >= place.start() && along < place.start() + place.width()) {
                return looks ? new TokenFocus.Query(unit) : new TokenFocus.Key(unit);
            }
        }
        return TokenFocus.NONE;
    }

    @Override
    public LinksViewport viewport() {
        return view(offset, size);
    }

    private LinksViewport view(double wantedOffset, double wantedSize) {
        double most = Math.max(0, length() * wantedSize / size - area.width());
        return new LinksViewport(Math.clamp(wantedOffset, 0, most) / wantedSize, wantedSize);
    }

    private double length() {
        return Math.max(length(queries), length(keys));
    }

    @Override
    public LinksViewport scrolled(double distance) {
        return view(offset + distance, size);
    }

    @Override
    public LinksViewport zoomedAt(double x, double y, double factor) {
        double nearest = stepped(Math.clamp(size * factor, LEAST_SIZE, MOST_SIZE), type.step());
        boolean isStuck = Math.abs(nearest - size) < type.step() / 2;
        double wanted = isStuck
                ? stepped(Math.clamp(size + Math.signum(factor - 1) * type.step(), LEAST_SIZE, MOST_SIZE), type.step())
                : nearest;
        double along = isRightToLeft ? area.right() - x : x - area.x();
        return view((offset + along) * wanted / size - along, wanted);
    }

    @Override
    public LinksViewport revealing(int unit, boolean looks) {
        Place place = line(looks).get(unit);
        double last = place.start() + place.width() - area.width();
        return view(Math.clamp(offset, Math.min(last, place.start()), Math.max(last, place.start())), size);
    }

    @Override
    public boolean showsAll() {
        return length() <= area.width();
    }

    /** The part of the content that is seen, and how far it has come, both 0..1. */
    double shareSeen() {
        return Math.min(1, area.width() / Math.max(1, length()));
    }

    double progress() {
        double most = length() - area.width();
        return most <= 0 ? 0 : offset / most;
    }
}
