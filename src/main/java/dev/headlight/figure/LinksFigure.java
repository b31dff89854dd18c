package dev.headlight.figure;

import dev.headlight.analysis.reading.ReadAttention;
import dev.headlight.core.TokenFocus;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tokens in two columns or two lines and a curve for each link: those that look on the left or above, those that are
 * looked at on the right or below (the head view of Vig, "A Multiscale Visualization of Attention in the Transformer Model", 2019). Strong links are wide
 * and opaque; each head has its colour.
 */
public final class LinksFigure implements Figure {
    private static final double UNFOCUSED = 0.22;

    private final FigureFrame frame;
    private final LinksModel model;
    private final LinksArrangement geometry;
    private final TokenFocus focus;

    LinksFigure(FigureFrame frame, LinksModel model, LinksArrangement geometry, TokenFocus focus) {
        this.frame = frame;
        this.model = model;
        this.geometry = geometry;
        this.focus = focus;
    }

    private boolean isEmpty() {
        return !model.read().nothing().isEmpty();
    }

    private String extent() {
        int queries = model.read().queries().size();
        int keys = model.read().keys().size();
        String units = model.read().trace().text().size() == queries ? " tokens" : " tokens or words";
        return queries == keys ? "between " + queries + units : "from " + queries + " to " + keys + units;
    }

    private record Links(SameObject model, LinksArrangement geometry, FigureTheme theme) {}

    private record Empty(String why, FigureTheme theme) {}

    private record Focused(Links links, TokenFocus focus) {}

    @Override
    public double width() {
        return frame.width();
    }

    @Override
    public double height() {
        return frame.height();
    }

    @Override
    public double usedHeight() {
        return isEmpty() ? height() : Math.min(height(), geometry.wholeHeight());
    }

    @Override
    public double wholeHeight() {
        return isEmpty() ? height() : geometry.wholeHeight();
    }

    @Override
    public String subject() {
        return model.read().names();
    }

    @Override
    public FigureLegend legend() {
        return isEmpty() ? FigureLegend.NONE : new LinksInk(model.read(), frame.theme()).legend();
    }

    @Override
    public List<FigureLayer> layers() {
        if (isEmpty()) {
            String why = model.read().nothing();
            return List.of(new FigureLayer(
                    new Empty(why, frame.theme()), 1, painter -> new NothingToSee(frame, why).paint(painter)));
        }
        boolean focused = !focus.isNone();
        Links key = new Links(new SameObject(model), geometry, frame.theme());
        LinksPainting drawing = geometry.painting(frame, model);
        List<FigureLayer> layers = new ArrayList<>();
        layers.add(new FigureLayer(key, focused ? UNFOCUSED : 1, drawing::links));
        layers.add(new FigureLayer(new Focused(key, focus), 1, painter -> drawing.tokens(painter, focus)));
        return layers;
    }

    @Override
    public Hit hit(double x, double y) {
        TokenFocus units = isEmpty() ? TokenFocus.NONE : geometry.unitAt(x, y);
        if (units.isNone()) {
            return Hit.NOTHING;
        }
        ReadAttention read = model.read();
        return new Hit.OnTokens(read.axes().toTokens(units), new AttentionWords(read).describe(units));
    }

    /** What is seen, with bounds kept. */
    public LinksViewport viewport() {
        return geometry.viewport();
    }

    /** The viewport after the content moved on by some logical pixels. */
    public LinksViewport scrolled(double distance) {
        return geometry.scrolled(distance);
    }

    /** The viewport after the tokens grew by a factor around a point. */
    public LinksViewport zoomedAt(double x, double y, double factor) {
        return geometry.zoomedAt(x, y, factor);
    }

    /** The viewport nearest to this one that shows a token in focus. */
    public LinksViewport revealing(TokenFocus tokens) {
        return switch (model.read().axes().toUnits(tokens)) {
            case TokenFocus.None() -> viewport();
            case TokenFocus.Query(int unit) -> geometry.revealing(unit, true);
            case TokenFocus.Key(int unit) -> geometry.revealing(unit, false);
            case TokenFocus.Pair(int unit, int key) -> geometry.revealing(unit, true);
        };
    }

    /** Whether all tokens are seen at once. */
    public boolean showsAllRows() {
        return geometry.showsAll();
    }

    /** Whether the text begins at the right. */
    public boolean isRightToLeft() {
        return TextDirection.isRightToLeft(model.read());
    }

    @Override
    public String omissions() {
        String links = isEmpty() ? "" : model.omissions();
        return Stream.of(links, model.read().statement())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    @Override
    public String description() {
        ReadAttention read = model.read();
        if (isEmpty()) {
            return read.nothing();
        }
        AttentionWords words = new AttentionWords(read);
        return "Links of " + read.names() + " " + extent() + ". "
                + (read.statement().isEmpty() ? "" : read.statement() + ". ")
                + (focus.isNone() ? "No token is in focus." : words.describe(focus) + ".");
    }
}
