package dev.headlight.figure;

import dev.headlight.core.TokenFocus;
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
    static final double LEAST_SIZE = 11.5;
    static final double MOST_SIZE = 31;
    static final double NUMBER_HEIGHT = 15;

    static final double NEAR = 6;

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

    /** The nearest size at which letters are a whole number of device pixels wide. */
    static double stepped(double size, double step) {
        return Math.max(1, Math.round(size / step)) * step;
    }

    static double length(List<Place> places) {
        return places.isEmpty()
                ? 0
                : places.getLast().start() + places.getLast().width();
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
    public double wholeHeight() {
        return Math.ceil(type.linksBottom() + type.linksTop());
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
