package dev.headlight.ui;

import dev.headlight.core.Trace;
import dev.headlight.figure.FigurePage;
import dev.headlight.figure.FigureTheme;
import dev.headlight.raster.FigureImage;
import dev.headlight.raster.PngWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.IntBuffer;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;

/** What is shown, taken out of the window: into a file or as a picture to be pasted. */
final class Exports {
    private static final int COPY_SCALE = 2;

    private final WindowContext context;
    private final Supplier<List<ShownFigures>> shown;
    private final ExportSheet sheet;
    private final PassingNote note = new PassingNote();

    /** @param shown the figures that are seen now */
    Exports(WindowContext context, Supplier<List<ShownFigures>> shown) {
        this.context = context;
        this.shown = shown;
        this.sheet = new ExportSheet(context, shown);
    }

    ExportSheet sheet() {
        return sheet;
    }

    PassingNote note() {
        return note;
    }

    void fill(AppMenu menu) {
        menu.add(AppMenu.Section.FILE, "Export…", "Ctrl+E", sheet::toggle)
                .add(AppMenu.Section.FILE, "Copy as picture", "Ctrl+Shift+C", this::copy);
    }

    Shortcuts addTo(Shortcuts shortcuts) {
        return shortcuts.shortcut(KeyCode.E, sheet::toggle).shortcutShift(KeyCode.C, this::copy);
    }

    /** As in the window, at twice the size. */
    private void copy() {
        Trace trace = context.trace();
        List<ShownFigures> figures = shown.get();
        if (trace == null || figures.isEmpty()) {
            note.show("There is no figure to copy yet.");
            return;
        }
        FigureTheme theme = context.colors().dark() ? FigureTheme.DARK : FigureTheme.PAPER;
        PageRecipe.Look look = new PageRecipe.Look(0, COPY_SCALE, theme, false, false, false);
        PageRecipe recipe = figures.getFirst().recipe(look, trace, context);
        context.painters()
                .run(
                        () -> paint(recipe),
                        this::put,
                        () -> note.show("The picture could not be made; the log says why."));
    }

    private FigureImage paint(PageRecipe recipe) {
        FigurePage page = recipe.make(COPY_SCALE);
        try {
            return new PngWriter(context.painters().fonts()).paint(page, COPY_SCALE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void put(FigureImage image) {
        ClipboardContent content = new ClipboardContent();
        content.putImage(new WritableImage(new PixelBuffer<>(
                image.width(), image.height(), IntBuffer.wrap(image.pixels()), PixelFormat.getIntArgbPreInstance())));
        boolean isDone = Clipboard.getSystemClipboard().setContent(content);
        note.show(
                isDone
                        ? String.format(
                                Locale.ROOT, "Copied as a picture, %d × %d pixels.", image.width(), image.height())
                        : "The picture could not be put where others paste from.");
    }
}
