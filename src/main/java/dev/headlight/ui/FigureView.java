package dev.headlight.ui;

import dev.headlight.figure.Figure;
import dev.headlight.figure.FigureFrame;
import dev.headlight.figure.FigureTheme;
import dev.headlight.figure.Hit;
import dev.headlight.figure.Rgba;
import dev.headlight.raster.FigureImage;
import dev.headlight.raster.FigureRasterizer;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/**
 * Shows any figure. The figure is made and rastered on a painter thread; the JavaFX thread only copies the finished
 * pixels, so that it stays free however much there is to draw. The newest request wins; the old picture stays until the
 * next is there.
 */
public final class FigureView extends Region {
    private final Painters painters;
    private final FigureRasterizer rasterizer;
    private final Latest<Optional<Painted>> paints;
    private final Object making = new Object();
    private final PixelView pixels = new PixelView();
    private final Label tip = new Label();
    private final ReadOnlyObjectWrapper<@Nullable Figure> figure = new ReadOnlyObjectWrapper<>();
    private Source source = frame -> null;
    private boolean isStale;
    private @Nullable FigureTheme theme;
    private Rgba ground = new Rgba(0);
    private Hit lastHit = Hit.NOTHING;
    private Point2D mouse = Point2D.ZERO;
    private Consumer<Hit> onHover = hit -> {};
    private Predicate<Hit> hasTip = hit -> true;

    /** Makes the figure for a place; runs on a painter thread; null where there is nothing to show. */
    @FunctionalInterface
    public interface Source {
        @Nullable
        Figure figure(FigureFrame frame);
    }

    private record Painted(Figure figure, FigureImage raster, double scale) {}

    public FigureView(Painters painters, String accessibleName) {
        this.painters = painters;
        rasterizer = painters.rasterizer();
        paints = new Latest<>(painters, this::finished);
        getStyleClass().add("figure-view");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(accessibleName);
        setFocusTraversable(true);
        tip.getStyleClass().add("figure-tip");
        tip.setManaged(false);
        tip.setVisible(false);
        tip.setMouseTransparent(true);
        getChildren().addAll(pixels, tip);
        setOnMouseMoved(this::moved);
        setOnMouseExited(event -> hover(Hit.NOTHING, event));
        addEventHandler(MouseEvent.MOUSE_PRESSED, event -> requestFocus());
        widthProperty().subscribe(this::repaint);
        heightProperty().subscribe(this::repaint);
        localToSceneTransformProperty().subscribe((before, after) -> rescaled(before.getMxx(), after.getMxx()));
        sceneProperty().subscribe(scene -> comeBack(scene != null));
        figure.subscribe(shown -> setAccessibleHelp(shown == null ? "" : shown.description()));
    }

    /** The figure whose pixels are on the screen; null before the first. */
    public ReadOnlyObjectProperty<@Nullable Figure> figureProperty() {
        return figure.getReadOnlyProperty();
    }

    /** Called with what is under the mouse whenever that changes. */
    public void setOnHover(Consumer<Hit> handler) {
        onHover = Objects.requireNonNull(handler);
    }

    /** Limits what is described beside the mouse, where the figure itself shows the rest. */
    public void setTipFor(Predicate<Hit> wanted) {
        hasTip = Objects.requireNonNull(wanted);
    }

    /** Shows what {@code next} makes in the given colours, on {@code background}. */
    public void show(Source next, FigureTheme colors, Rgba background) {
        source = next;
        theme = colors;
        ground = background;
        repaint();
    }

    /** What lies under a point of this view. */
    public Hit hit(double x, double y) {
        Figure shown = figure.get();
        return shown == null ? Hit.NOTHING : shown.hit(x, y);
    }

    /** What is not in a window is not painted; a picture that was overtaken meanwhile is not shown again. */
    private void comeBack(boolean isInWindow) {
        if (isInWindow && isStale) {
            isStale = false;
            pixels.clear();
            figure.set(null);
            repaint();
        }
    }

    private void repaint() {
        if (getScene() == null) {
            isStale = true;
            return;
        }
        double width = Math.floor(getWidth());
        double height = Math.floor(getHeight());
        if (width < 1 || height < 1 || theme == null) {
            return;
        }
        Source asked = source;
        Rgba background = ground;
        double scale = scale();
        FigureFrame frame = new FigureFrame(width, height, scale, theme, painters.measure());
        paints.request(() -> made(asked, frame)
                .map(figure -> new Painted(figure, rasterizer.render(figure, background, scale), scale)));
    }

    /** Makers keep what costs much for the next time and are used by one thread at a time. */
    private Optional<Figure> made(Source asked, FigureFrame frame) {
        synchronized (making) {
            return Optional.ofNullable(asked.figure(frame));
        }
    }

    /** Makes what is shown now for another place; any thread but the JavaFX thread may use it. */
    Function<FigureFrame, Optional<Figure>> maker() {
        Source shown = source;
        return frame -> made(shown, frame);
    }

    private double scale() {
        Window window = getScene() == null ? null : getScene().getWindow();
        double zoom = getLocalToSceneTransform().getMxx();
        return window == null ? 1 : Math.max(1, window.getRenderScaleX()) * zoom;
    }

    private void rescaled(double before, double after) {
        if (before != after) {
            repaint();
        }
    }

    private void finished(Optional<Painted> result) {
        if (result.isEmpty()) {
            pixels.clear();
            figure.set(null);
            return;
        }
        Painted painted = result.get();
        pixels.show(painted.raster(), painted.scale());
        figure.set(painted.figure());
        if (isHover()) {
            // The mouse rests while another head is shown: what stands beside it must be of that head.
            placeTip(hit(mouse.getX(), mouse.getY()));
        }
    }

    private void moved(MouseEvent event) {
        hover(hit(event.getX(), event.getY()), event);
    }

    private void hover(Hit hit, MouseEvent event) {
        mouse = new Point2D(event.getX(), event.getY());
        placeTip(hit);
        if (!hit.equals(lastHit)) {
            lastHit = hit;
            onHover.accept(hit);
        }
    }

    private void placeTip(Hit hit) {
        String text = hasTip.test(hit) ? hit.description() : "";
        tip.setVisible(!text.isEmpty());
        if (!text.isEmpty()) {
            tip.setText(text);
            tip.autosize();
            double x = mouse.getX() + 16;
            double y = mouse.getY() + 18;
            boolean leaves = x + tip.getWidth() > getWidth();
            tip.relocate(
                    Math.max(0, leaves ? mouse.getX() - 12 - tip.getWidth() : x),
                    y + tip.getHeight() > getHeight() ? mouse.getY() - 10 - tip.getHeight() : y);
        }
    }

    @Override
    protected void layoutChildren() {
        pixels.relocate(0, 0);
    }
}
