package dev.headlight.ui;

import dev.headlight.figure.FigurePage;
import dev.headlight.raster.FigureImage;
import dev.headlight.raster.PngWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A small picture of the page that would be written, and its size. Painted away from the JavaFX thread. */
final class ExportPreview extends VBox {
    private static final double WIDTH = 430;
    private static final double HEIGHT = 380;
    private static final double BLANK = 24;
    private static final double SHARPNESS = 2;

    private final PixelView pixels = new PixelView();
    private final StackPane paper = new StackPane();
    private final Label size = Parts.label("", "card-note");
    private final PngWriter writer;
    private final Latest<Preview> work;

    private record Preview(FigurePage page, FigureImage image) {}

    ExportPreview(Painters painters) {
        writer = new PngWriter(painters.fonts());
        work = new Latest<>(painters, this::show);
        pixels.setManaged(true);
        pixels.setSmooth(true);
        paper.getStyleClass().add("export-paper");
        paper.setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        paper.setAccessibleText("Preview");
        paper.setMinSize(WIDTH, HEIGHT);
        paper.setMaxSize(WIDTH, HEIGHT);
        paper.getChildren().add(pixels);
        size.setId("export-size");
        getStyleClass().add("export-preview");
        getChildren().addAll(paper, size);
    }

    void request(@Nullable PageRecipe recipe) {
        if (recipe == null) {
            pixels.clear();
            size.setText("");
            return;
        }
        work.request(() -> paint(recipe));
    }

    private Preview paint(PageRecipe recipe) {
        FigurePage page = recipe.make(1);
        double scale = Math.min(1, Math.min((WIDTH - BLANK) / page.width(), (HEIGHT - BLANK) / page.height()));
        try {
            return new Preview(page, writer.paint(page, scale * SHARPNESS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void show(Preview preview) {
        pixels.show(preview.image(), SHARPNESS);
        size.setText(String.format(
                Locale.ROOT,
                "%.0f × %.0f pixels, %.1f × %.1f cm",
                preview.page().width(),
                preview.page().height(),
                preview.page().width() / 96 * 2.54,
                preview.page().height() / 96 * 2.54));
        paper.setAccessibleHelp(preview.page().description());
    }
}
