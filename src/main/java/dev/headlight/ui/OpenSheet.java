package dev.headlight.ui;

import dev.headlight.core.ModelDescription;
import dev.headlight.session.SessionFile;
import dev.headlight.state.FileOpening;
import dev.headlight.state.ImportStatus;
import dev.headlight.state.ModelOpening;
import dev.headlight.state.ModelSources;
import dev.headlight.state.ModelStatus;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The page that opens models: those on this machine, those opened before, files and folders. It goes when the chosen
 * model has its first picture, and stays with the reason where there is none.
 */
final class OpenSheet extends Sheet {
    private static final double WIDTH = 760;
    private static final double MARGIN = 60;

    private final WindowContext context;
    private final PathChooser chooser;
    private final KnownModels models;
    private final PrecisionChoice precision = new PrecisionChoice();
    private final FileRows variants;
    private final HubRows hub;
    private final ScrollPane scroll = new ScrollPane();
    private Consumer<Path> openSession = path -> {};
    private boolean waits;

    OpenSheet(WindowContext context, PathChooser chooser) {
        this(context, chooser, new VBox());
    }

    private OpenSheet(WindowContext context, PathChooser chooser, VBox card) {
        super("Open a model", card);
        this.context = context;
        this.chooser = chooser;
        ModelSources sources = context.workbench().sources();
        variants = new FileRows(sources.files(), precision.valueProperty(), () -> waits = true);
        hub = new HubRows(sources.hub(), precision.valueProperty(), () -> waits = true);
        setId("open-sheet");
        models = new KnownModels(hub, new Clicks());
        scroll.setContent(models);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.getStyleClass().add("plain-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        card.setPrefWidth(WIDTH);
        card.maxHeightProperty().bind(heightProperty().subtract(MARGIN));
        card.getChildren().addAll(head(), precision, new ImportNotice("open-notice", opening()), variants, scroll);
        context.workbench().traces().traceProperty().subscribe((before, after) -> hideIfDone());
        opening().statusProperty().subscribe(this::stayIfFailed);
        sources.files().offerProperty().subscribe(this::showIfOffered);
        visibleProperty().subscribe(shown -> {
            if (!shown) {
                sources.files().dismiss();
            }
        });
    }

    private void showIfOffered(FileOpening.@Nullable Offer offer) {
        if (offer != null) {
            waits = false;
            if (!isVisible()) {
                show();
            }
        }
    }

    private ModelOpening opening() {
        return context.workbench().opening();
    }

    private HBox head() {
        HBox head = new HBox(
                Parts.label("Open a model", "message-title"),
                Parts.spring(),
                button("Open file…", "open-file", () -> chooser.file().ifPresent(this::openPath)),
                button("Open folder…", "open-folder", () -> chooser.folder().ifPresent(this::openPath)),
                button("Close", "close-open-sheet", this::hide));
        head.getStyleClass().add("card-heading");
        return head;
    }

    private static Button button(String text, String id, Runnable action) {
        Button button = new Button(text);
        button.setId(id);
        button.setOnAction(event -> action.run());
        return button;
    }

    @Override
    void show() {
        waits = false;
        context.workbench().shelf().lookAgain();
        models.fill(context.workbench().shelf(), opening().recent().locations());
        super.show();
    }

    private void scrollToHub() {
        double beyond = models.getHeight() - scroll.getViewportBounds().getHeight();
        scroll.setVvalue(beyond <= 0 ? 0 : Math.clamp(hub.getBoundsInParent().getMinY() / beyond, 0, 1));
    }

    /** What a click on a row does. */
    private final class Clicks implements KnownModels.Actions {
        @Override
        public void open(ModelDescription installed) {
            choose(installed);
        }

        @Override
        public void reopen(Path path) {
            waits = true;
            context.workbench().sources().files().reopen(path);
        }

        @Override
        public void look(String repository) {
            hub.look(repository);
            scrollToHub();
        }
    }

    private void choose(ModelDescription model) {
        if (context.workbench().traces().modelProperty().get() instanceof ModelStatus.Open open
                && open.model().equals(model)) {
            hide();
            return;
        }
        waits = true;
        opening().open(model);
    }

    /** Says who opens sessions, which somebody may choose here as well. */
    void setOnSession(Consumer<Path> handler) {
        openSession = handler;
    }

    private void openPath(Path path) {
        if (SessionFile.isNamedSo(path.toString())) {
            hide();
            openSession.accept(path);
            return;
        }
        waits = true;
        context.workbench()
                .sources()
                .files()
                .open(path, precision.valueProperty().get());
    }

    private void hideIfDone() {
        boolean isOpen = context.workbench().traces().modelProperty().get() instanceof ModelStatus.Open
                && !(opening().statusProperty().get() instanceof ImportStatus.Working);
        if (waits && isOpen) {
            waits = false;
            hide();
        }
    }

    private void stayIfFailed(ImportStatus status) {
        if (status instanceof ImportStatus.Failed) {
            waits = false;
        }
    }
}
