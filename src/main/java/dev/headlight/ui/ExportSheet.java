package dev.headlight.ui;

import dev.headlight.core.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Writes what is shown into a file: which figure, which format, how large, in which colours. */
final class ExportSheet extends Sheet {
    private final WindowContext context;
    private final Supplier<List<ShownFigures>> shown;
    private final ExportForm form;
    private final ExportPreview preview;
    private final Label message = Parts.label("", "export-message");
    private final Button save = new Button("Save…");

    /** @param shown the figures that are seen when the sheet opens */
    ExportSheet(WindowContext context, Supplier<List<ShownFigures>> shown) {
        this(context, shown, new VBox());
    }

    private ExportSheet(WindowContext context, Supplier<List<ShownFigures>> shown, VBox card) {
        super("Export", card);
        this.context = context;
        this.shown = shown;
        this.form = new ExportForm(ExportKinds.all(context));
        this.preview = new ExportPreview(context.painters());
        setId("export-sheet");
        HBox middle = new HBox(form, preview);
        middle.getStyleClass().add("export-middle");
        message.setId("export-message");
        message.setWrapText(true);
        message.setMaxWidth(Double.MAX_VALUE);
        card.getChildren().addAll(head(), middle, message);
        form.setOnChange(this::update);
    }

    private HBox head() {
        save.setId("export-save");
        save.getStyleClass().add("accent");
        save.setOnAction(event -> save());
        Button close = new Button("Close");
        close.setOnAction(event -> hide());
        HBox head = new HBox(Parts.label("Export", "message-title"), Parts.spring(), save, close);
        head.getStyleClass().add("card-heading");
        return head;
    }

    @Override
    void show() {
        say("", false);
        super.show();
        form.offer(shown.get());
        update();
    }

    private void update() {
        if (!isVisible()) {
            return;
        }
        Optional<PageRecipe> recipe = recipe();
        boolean isPossible = form.kind().isPicture() ? recipe.isPresent() : context.trace() != null;
        save.setDisable(!isPossible);
        preview.request(form.kind().isPicture() ? recipe.orElse(null) : null);
    }

    private Optional<PageRecipe> recipe() {
        Trace trace = context.trace();
        ShownFigures figures = form.figures();
        if (trace == null || figures == null) {
            return Optional.empty();
        }
        return form.look().map(look -> figures.recipe(look, trace, context));
    }

    private void save() {
        Trace trace = context.trace();
        ExportKind kind = form.kind();
        PageRecipe recipe = recipe().orElse(null);
        if (trace == null || (kind.isPicture() && recipe == null)) {
            return;
        }
        context.paths()
                .save(trace.provenance().model() + "." + kind.extension(), kind.extension())
                .ifPresent(file -> write(
                        kind, new ExportKind.Content(trace, context.selection().get(), recipe), file));
    }

    private void write(ExportKind kind, ExportKind.Content content, Path chosen) {
        Path file = withExtension(chosen, kind.extension());
        if (!file.equals(chosen) && Files.exists(file)) {
            say("The file " + file + " is there already. Choose it by its full name to replace it.", true);
            return;
        }
        say("Writing…", false);
        save.setDisable(true);
        context.painters()
                .run(
                        () -> attempt(kind, content, file),
                        this::done,
                        () -> done(Outcome.failure("The file could not be made; the log says why. What stood at " + file
                                + " is as it was.")));
    }

    /** @param isFailure whether the words say why nothing was written */
    private record Outcome(String words, boolean isFailure) {
        static Outcome failure(String words) {
            return new Outcome(words, true);
        }
    }

    private static Outcome attempt(ExportKind kind, ExportKind.Content content, Path file) {
        try {
            kind.write(content, file);
            return new Outcome(
                    String.format(Locale.ROOT, "Saved to %s, %,d kB.", file, Math.ceilDiv(Files.size(file), 1000)),
                    false);
        } catch (IOException e) {
            return Outcome.failure("The file " + file + " could not be written: " + e.getMessage() + ".");
        }
    }

    private void done(Outcome outcome) {
        say(outcome.words(), outcome.isFailure());
        save.setDisable(false);
    }

    private void say(String words, boolean isFailure) {
        message.setText(words);
        message.getStyleClass().removeAll("failed");
        if (isFailure) {
            message.getStyleClass().add("failed");
        }
        Parts.setShown(message, !words.isEmpty());
    }

    /** People should not have to type how a name ends. */
    private static Path withExtension(Path file, String extension) {
        Path name = file.getFileName();
        String text = name == null ? "" : name.toString();
        return text.toLowerCase(Locale.ROOT).endsWith("." + extension)
                ? file
                : file.resolveSibling(text + "." + extension);
    }
}
