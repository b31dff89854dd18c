package dev.headlight.ui;

import dev.headlight.core.ModelDescription;
import dev.headlight.model.CatalogueDownload;
import dev.headlight.model.ModelLibrary;
import dev.headlight.model.StoreEntry;
import dev.headlight.state.FileOpening;
import dev.headlight.state.ImportStatus;
import dev.headlight.state.ModelFacts;
import dev.headlight.state.ModelOpening;
import dev.headlight.state.ModelShelf;
import dev.headlight.state.ModelSources;
import dev.headlight.state.ModelStatus;
import java.nio.file.Path;
import javafx.scene.Node;
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
    private final VBox models = new VBox();
    private final PrecisionChoice precision = new PrecisionChoice();
    private final FileRows variants;
    private final HubRows hub;
    private final ScrollPane scroll = new ScrollPane();
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
        models.getStyleClass().add("model-rows");
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
        fill();
        super.show();
    }

    private void fill() {
        ModelShelf shelf = context.workbench().shelf();
        models.getChildren().setAll(title("On this computer"));
        if (shelf.entries().isEmpty()) {
            models.getChildren().add(ModelRow.saying("No model is installed", "", shelf.whyMissing(null)));
        }
        shelf.entries().forEach(entry -> models.getChildren().add(row(entry)));
        if (!opening().recent().locations().isEmpty()) {
            models.getChildren().add(title("Recent"));
            opening()
                    .recent()
                    .locations()
                    .forEach(location -> models.getChildren().add(recent(location)));
        }
        models.getChildren().add(hub);
        models.getChildren().add(title("Available to download"));
        ModelFacts.downloads().stream()
                .filter(known ->
                        shelf.entries().stream().noneMatch(stored -> stored.id().equals(known.id())))
                .forEach(known -> models.getChildren().add(download(known)));
        models.getChildren()
                .add(ModelRow.saying(
                        "Any other model",
                        "",
                        "Drop a file or folder anywhere on this window: .onnx, .safetensors, pytorch_model.bin or a"
                                + " TensorFlow checkpoint beside its config.json, a zip or a jar. Nothing leaves this"
                                + " computer."));
    }

    private static Node title(String text) {
        return Parts.label(text, "card-title");
    }

    private Node row(StoreEntry entry) {
        return switch (entry) {
            case StoreEntry.Usable(ModelDescription model) -> {
                Button row = ModelRow.of(model, () -> choose(model));
                row.setId("stored-" + model.id());
                yield row;
            }
            case StoreEntry.Damaged damaged -> ModelRow.saying(damaged.id(), "damaged", damaged.problem());
        };
    }

    private Node recent(String location) {
        Path path = ModelLibrary.existing(location).orElse(null);
        String name = location.substring(1 + Math.max(location.lastIndexOf('/'), location.lastIndexOf('\\')));
        return path != null
                ? ModelRow.opening(name, "", location, () -> reopen(path))
                : ModelRow.saying(name, "gone", "There is nothing at " + location + " any more.");
    }

    /** Shows what the hub says of it before anything is downloaded. */
    private Node download(CatalogueDownload known) {
        Button row = ModelRow.opening(known.name(), ModelRow.facts(known), known.description(), () -> {
            hub.look(known.repository());
            scrollToHub();
        });
        row.setId("download-" + known.id());
        return row;
    }

    private void scrollToHub() {
        double beyond = models.getHeight() - scroll.getViewportBounds().getHeight();
        scroll.setVvalue(beyond <= 0 ? 0 : Math.clamp(hub.getBoundsInParent().getMinY() / beyond, 0, 1));
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

    private void openPath(Path path) {
        waits = true;
        context.workbench()
                .sources()
                .files()
                .open(path, precision.valueProperty().get());
    }

    private void reopen(Path path) {
        waits = true;
        context.workbench().sources().files().reopen(path);
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
