package dev.headlight.ui;

import dev.headlight.analysis.heads.HeadMeasure;
import dev.headlight.analysis.heads.HeadStatistic;
import dev.headlight.core.Aggregate;
import dev.headlight.core.HeadRef;
import dev.headlight.core.Hiding;
import dev.headlight.core.LinksLayout;
import dev.headlight.core.Reading;
import dev.headlight.core.SentenceFilter;
import dev.headlight.core.TokenFocus;
import dev.headlight.export.html.PagePicture;
import dev.headlight.state.InputText;
import dev.headlight.state.NoteSubject;
import dev.headlight.state.Notes;
import dev.headlight.state.NotesState;
import dev.headlight.state.SelectionState;
import dev.headlight.state.Theme;
import dev.headlight.state.ViewMode;
import dev.headlight.state.Workbench;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.stage.Stage;

/** Takes the pictures of docs/features.md from the real window on the real model. Argument: the folder for them. */
public final class FeaturePictures {
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;
    private static final InputText CAT =
            new InputText("The cat, which had been hiding under the couch, jumped onto the windowsill.", null);
    private static final InputText PAIR = new InputText("The rabbit quickly hopped.", "The turtle slowly crawled.");
    private static final InputText RIVER = new InputText("The bank of the river was steep.", null);

    private final Path folder;
    private final WindowFixture window;

    private FeaturePictures(Path folder, WindowFixture window) {
        this.folder = folder;
        this.window = window;
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        PulseRate.quicken();
        Platform.startup(() -> {});
        Platform.setImplicitExit(false);
        CompletableFuture<WindowFixture> opened = new CompletableFuture<>();
        Platform.runLater(() -> opened.complete(new WindowFixture(new Stage(), CAT, WIDTH, HEIGHT)));
        new FeaturePictures(folder, opened.get()).takeAll();
        System.exit(0);
    }

    private void takeAll() throws Exception {
        takeFigures();
        takeReadings();
        takePredictions();
        takeViews();
        takeComparison();
        takeNotes();
        takeExport();
        change(() -> workbench().view().themeProperty().set(Theme.LIGHT));
        take("light", CAT, ViewMode.LINKS_AND_MATRIX);
        take("long-text", new InputText("All heads of a long text stay quick. ".repeat(56), null), ViewMode.MATRIX);
    }

    private void takeNotes() throws Exception {
        NotesState notes = workbench().view().notes();
        change(() -> {
            notes.write(
                    new NoteSubject.OnHead("bert-base-uncased", new HeadRef(7, 10)), "Determiners look at their noun.");
            notes.write(
                    new NoteSubject.OnHead("bert-base-uncased", new HeadRef(2, 0)), "the token before, nearly always");
            notes.write(new NoteSubject.OnText(CAT), "two nouns with a determiner");
        });
        take("notes", CAT, ViewMode.LINKS_AND_MATRIX);
        change(() -> notes.show(Notes.NONE));
    }

    private void takeFigures() throws Exception {
        pin(new TokenFocus.Query(9));
        take("links", CAT, ViewMode.LINKS);
        pin(new TokenFocus.Pair(9, 10));
        take("matrix", CAT, ViewMode.MATRIX);
        take("linked-selection", CAT, ViewMode.LINKS_AND_MATRIX);
        PagePicture.take(
                Objects.requireNonNull(workbench().traces().traceProperty().get()),
                selection().get(),
                folder.resolve("page.png"));
        release();
        change(() -> workbench().view().grid().colorBy(HeadMeasure.ROLES));
        take("roles", CAT, ViewMode.LINKS_AND_MATRIX);
        HeadMeasure previous = new HeadMeasure.Statistic(HeadStatistic.TO_PREV);
        change(() -> {
            workbench().view().grid().colorBy(previous);
            workbench().view().grid().sortBy(previous);
        });
        take("sorted-grid", CAT, ViewMode.LINKS_AND_MATRIX);
        change(() -> {
            workbench().view().grid().colorBy(HeadMeasure.NONE);
            workbench().view().grid().sortBy(HeadMeasure.NONE);
        });
    }

    private void takeExport() throws Exception {
        pin(new TokenFocus.Query(9));
        change(() -> {
            workbench().traces().setInput(CAT);
            workbench().view().modeProperty().set(ViewMode.LINKS_AND_MATRIX);
        });
        window.settle();
        ExportSheet sheet = (ExportSheet) window.stage().getScene().getRoot().lookup("#export-sheet");
        change(sheet::show);
        window.settle();
        change(() -> {
            save("export");
            sheet.hide();
        });
        release();
    }

    private void takeReadings() throws Exception {
        Hiding specials = Hiding.NOTHING.withSpecialKeys(true).withSpecialQueries(true);
        read(Reading.PLAIN.withHiding(Hiding.NOTHING.withSentences(SentenceFilter.A_TO_B)));
        take("sentence-pair", PAIR, ViewMode.LINKS_AND_MATRIX);
        read(Reading.PLAIN.withHiding(specials.withRescaling(true)));
        take("special-tokens-hidden", CAT, ViewMode.LINKS_AND_MATRIX);
        read(Reading.PLAIN.withWords(true));
        take("whole-words", CAT, ViewMode.LINKS_AND_MATRIX);
        read(Reading.PLAIN.withHiding(Hiding.NOTHING.withTokens(new TreeSet<>(List.of(3, 11, 17)))));
        take("tokens-hidden-by-hand", CAT, ViewMode.LINKS_AND_MATRIX);
        read(Reading.PLAIN.withAggregate(Aggregate.NONE.withOver(Aggregate.Over.LAYERS)));
        take("mean-of-heads", CAT, ViewMode.LINKS_AND_MATRIX);
        read(Reading.PLAIN.withAggregate(Aggregate.NONE.withOver(Aggregate.Over.ROLLOUT)));
        take("rollout", CAT, ViewMode.LINKS_AND_MATRIX);
        read(Reading.PLAIN.withAggregate(Aggregate.NONE.withOver(Aggregate.Over.FLOW)));
        take("flow", CAT, ViewMode.LINKS_AND_MATRIX);
        read(Reading.PLAIN.withValueWeighted(true));
        take("value-norms", CAT, ViewMode.MATRIX);
        read(Reading.PLAIN);
        change(() -> selection().setLayout(LinksLayout.LINES));
        take("links-in-lines", CAT, ViewMode.LINKS);
        change(() -> selection().setLayout(LinksLayout.COLUMNS));
    }

    private void takePredictions() throws Exception {
        change(() -> workbench().traces().setInput(CAT));
        window.settle();
        change(() -> workbench().traces().interventions().toggleMask(12));
        take("masked-word", CAT, ViewMode.LINKS_AND_MATRIX);
        change(() -> workbench()
                .traces()
                .interventions()
                .toggleHeads(List.of(new HeadRef(7, 10), new HeadRef(7, 9), new HeadRef(6, 5))));
        take("heads-switched-off", CAT, ViewMode.LINKS_AND_MATRIX);
        change(() -> {
            workbench().traces().interventions().switchAllOn();
            workbench().traces().interventions().unmaskAll();
        });
    }

    private void takeViews() throws Exception {
        pin(new TokenFocus.Query(9));
        take("neurons", CAT, ViewMode.NEURONS);
        release();
        take("heads", CAT, ViewMode.HEADS);
        take("tokens", new InputText("Unbelievably, Zoë's café reopened.", null), ViewMode.TOKENS);
        take("embeddings", new InputText("The bank of the river", "A bank lends money"), ViewMode.EMBEDDINGS);
    }

    private void takeComparison() throws Exception {
        change(() -> workbench().traces().setInput(RIVER));
        window.settle();
        change(() -> workbench().pinForComparison());
        take("compare", new InputText("The bank of England was steep.", null), ViewMode.COMPARE);
    }

    private Workbench workbench() {
        return window.workbench();
    }

    private SelectionState selection() {
        return window.workbench().selection();
    }

    private void pin(TokenFocus focus) throws Exception {
        release();
        change(() -> selection().pin(focus));
    }

    private void release() throws Exception {
        change(() -> selection().release());
    }

    private void read(Reading reading) throws Exception {
        change(() -> selection().read(before -> reading));
    }

    private void take(String name, InputText text, ViewMode mode) throws Exception {
        change(() -> {
            workbench().traces().setInput(text);
            workbench().view().modeProperty().set(mode);
        });
        window.settle();
        change(() -> save(name));
    }

    private void save(String name) {
        try {
            Screenshot.save(window.stage().getScene(), folder.resolve(name + ".png"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void change(Runnable step) throws Exception {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                step.run();
                done.complete(null);
            } catch (RuntimeException e) {
                done.completeExceptionally(e);
            }
        });
        done.get();
    }
}
